package io.bucketspec.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The option that says how a command tells what it did. */
final class SummaryOption {
  @Option(
      names = SummaryForm.OPTION,
      paramLabel = "FORM",
      defaultValue = "text",
      converter = SummaryForm.Word.class,
      description =
          "text (the default), or json: the last line of stdout is JSON, for a scheduler, and the"
              + " text goes to stderr.")
  private SummaryForm form;

  /** Prints the lines for people, and if asked for the one for schedulers. */
  void print(CommandLine command, String text, String json) {
    PrintWriter forPeople = form == SummaryForm.JSON ? command.getErr() : command.getOut();
    forPeople.print(text);
    forPeople.flush();
    if (form == SummaryForm.JSON) {
      command.getOut().println(json);
      command.getOut().flush();
    }
  }
}
