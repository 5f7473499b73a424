package io.bucketspec.cli;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How a command tells at its end what it did: {@code --summary}. */
enum SummaryForm {
  /** For people, to stdout. */
  TEXT,
  /** For schedulers: one line of JSON is the last one of stdout, and the text goes to stderr. */
  JSON;

  static final String OPTION = "--summary";

  private static final List<String> COMMANDS = List.of("run", "plan");

  /** Whether a command line asks for JSON, even one that is wrong elsewhere. */
  static boolean asksForJson(List<String> args) {
    if (args.isEmpty() || !COMMANDS.contains(args.get(0))) {
      return false;
    }
    int option = args.indexOf(OPTION);
    boolean apart = option >= 0 && args.indexOf("json") == option + 1;
    return apart || args.contains(OPTION + "=json");
  }

  /** As one types it. */
  static final class Word implements ITypeConverter<SummaryForm> {
    @Override
    public SummaryForm convert(String text) {
      for (SummaryForm form : values()) {
        if (form.name().toLowerCase(Locale.ROOT).equals(text)) {
          return form;
        }
      }
      throw new TypeConversionException("'" + text + "' is no form of summary: write text or json");
    }
  }
}
