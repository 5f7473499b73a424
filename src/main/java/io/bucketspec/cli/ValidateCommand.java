package io.bucketspec.cli;

import io.bucketspec.spec.SpecFault;
import io.bucketspec.spec.SpecValidator;
import io.bucketspec.spec.SpecVerdict;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code validate}: are these files upload specs that the platform takes? */
@Command(
    name = "validate",
    description = "Checks spec files, ours or anyone's, and prints every fault with its place.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      converter = PathArgument.class,
      description = "Spec files, JSON or CSV.")
  private List<String> files;

  @Override
  public Integer call() {
    List<Integer> codes = files.stream().map(this::validate).toList();
    spec.commandLine().getOut().flush();
    // A file that could not even be read is the worse news.
    return codes.contains(ExitCode.WRONG_INPUT) ? ExitCode.WRONG_INPUT : Collections.max(codes);
  }

  private int validate(String file) {
    PrintWriter out = spec.commandLine().getOut();
    try (InputStream in = TextFile.open(file)) {
      SpecVerdict verdict =
          SpecValidator.validate(in, file, fault -> out.println(line(file, fault)));
      out.println(file + ": " + result(verdict));
      return verdict.errors() > 0 ? ExitCode.FINDINGS : ExitCode.DONE;
    } catch (NoSuchFileException | FileNotFoundException e) {
      spec.commandLine().getErr().println("Cannot read " + file + ": there is no such file.");
    } catch (IOException e) {
      spec.commandLine()
          .getErr()
          .println("Cannot read " + file + ": " + Secret.masked(String.valueOf(e.getMessage())));
    }
    return ExitCode.WRONG_INPUT;
  }

  private static String line(String file, SpecFault fault) {
    return file
        + ":"
        + fault.line()
        + ":"
        + fault.column()
        + ": "
        + fault.severity().name().toLowerCase(Locale.ROOT)
        + " "
        + fault.code()
        + " at "
        + fault.path()
        + ": "
        + fault.sentence();
  }

  private static String result(SpecVerdict verdict) {
    String kinds =
        verdict.items().entrySet().stream()
            .map(kind -> kind.getKey() + " " + kind.getValue())
            .collect(Collectors.joining(", "));
    String holds = plural(verdict.allItems(), "item") + (kinds.isEmpty() ? "" : " (" + kinds + ")");
    String faults =
        verdict.errors() == 0 && verdict.warnings() == 0
            ? "valid"
            : plural(verdict.errors(), "error") + ", " + plural(verdict.warnings(), "warning");
    return faults + "; " + holds + ", " + plural(verdict.urls(), "URL");
  }

  private static String plural(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
