package io.bucketspec.cli;

import io.bucketspec.model.MetadataSchema;
import io.bucketspec.run.InvalidMetadataSchema;
import io.bucketspec.run.MetadataSchemaFile;
import io.bucketspec.spec.SpecChecks;
import io.bucketspec.spec.SpecFault;
import io.bucketspec.spec.SpecValidator;
import io.bucketspec.spec.SpecVerdict;
import io.bucketspec.spec.UrlsOfFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
      description =
          "Spec files, JSON or CSV; folders and patterns of them; a run's directory or its"
              + " index.jsonl, with which its files are compared.")
  private List<String> files;

  @Option(names = "--json", description = "A line of JSON for each fault and for each file.")
  private boolean json;

  @Option(
      names = "--max",
      paramLabel = "N",
      defaultValue = "" + Long.MAX_VALUE,
      description = "At most so many faults of a file are printed; all are counted.")
  private long max;

  @Option(
      names = "--schema",
      paramLabel = "SCHEMA",
      converter = PathArgument.class,
      description =
          "A metadata schema, a JSON object of keys and types such as {\"site\": \"varchar\"}, that"
              + " client metadata is checked against.")
  private String schemaFile;

  @Option(
      names = "--strict-client-only",
      description =
          "The integration has strict client-only access: each item must bring its media metadata.")
  private boolean strictClientOnly;

  private final List<SpecVerdict> verdicts = new ArrayList<>();
  private VerdictPrinter printer;
  private boolean unreadable;

  @Override
  public Integer call() throws JobFileException, InvalidMetadataSchema {
    if (max < 0) {
      throw new ParameterException(spec.commandLine(), "--max is " + max + ", less than none.");
    }
    Optional<MetadataSchema> schema = schema();
    printer =
        json
            ? new VerdictJson(spec.commandLine().getOut())
            : new VerdictText(spec.commandLine().getOut());
    Collection<SpecInput> inputs = inputs();
    Optional<UrlsOfFiles> urls =
        inputs.size() < 2 ? Optional.empty() : Optional.of(new UrlsOfFiles(urlsKept()));
    SpecChecks checks = new SpecChecks(schema, strictClientOnly, urls);
    inputs.forEach(input -> validate(input, checks));
    printer.all(verdicts);
    if (urls.isPresent() && !urls.get().isComplete()) {
      spec.commandLine()
          .getErr()
          .println(
              "Objects that several files name were looked for among the first "
                  + urlsKept()
                  + " only: give the process more memory, or validate fewer files at a time.");
    }
    spec.commandLine().getOut().flush();
    if (unreadable) {
      // A file that could not even be read is the worse news.
      return ExitCode.WRONG_INPUT;
    }
    return verdicts.stream().anyMatch(verdict -> verdict.errors() > 0)
        ? ExitCode.FINDINGS
        : ExitCode.DONE;
  }

  private Optional<MetadataSchema> schema() throws JobFileException, InvalidMetadataSchema {
    if (schemaFile == null) {
      return Optional.empty();
    }
    String text = JobSource.text(schemaFile, "the metadata schema");
    return Optional.of(MetadataSchemaFile.parse(text, schemaFile));
  }

  /** What the arguments name; a file that two of them name once, with its index if one has it. */
  private Collection<SpecInput> inputs() {
    Map<String, SpecInput> inputs = new LinkedHashMap<>();
    for (String argument : files) {
      try {
        List<SpecInput> named = SpecInputs.of(argument);
        if (named.isEmpty()) {
          cannotRead(argument, "there is no spec file in it");
        }
        named.forEach(
            input ->
                inputs.merge(
                    input.path(), input, (one, other) -> one.index().isPresent() ? one : other));
      } catch (IOException e) {
        cannotRead(argument, e);
      }
    }
    return inputs.values();
  }

  /** At most a quarter of the memory: the checks of a file of a million URLs need another. */
  private static int urlsKept() {
    long room = Runtime.getRuntime().maxMemory() / 4 / UrlsOfFiles.BYTES_EACH;
    return (int) Math.min(UrlsOfFiles.MOST, room);
  }

  private void validate(SpecInput input, SpecChecks checks) {
    String file = input.path();
    IndexedFile indexed = new IndexedFile(input);
    Shown shown = new Shown(file);
    try (InputStream raw = TextFile.open(file)) {
      InputStream in = indexed.over(raw);
      SpecVerdict verdict = SpecValidator.validate(in, file, checks, shown::fault);
      Optional<SpecFault> fault = indexed.fault(in);
      fault.ifPresent(shown::fault);
      end(file, fault.isPresent() ? withError(verdict) : verdict, shown);
    } catch (FileNotFoundException | NoSuchFileException e) {
      if (input.indexed().isEmpty()) {
        cannotRead(file, e);
      } else {
        shown.fault(IndexedFile.missing(input));
        end(file, new SpecVerdict(Map.of(), 0, 0, 1, 0), shown);
      }
    } catch (IOException e) {
      cannotRead(file, e);
    }
  }

  private static SpecVerdict withError(SpecVerdict verdict) {
    return new SpecVerdict(
        verdict.items(), verdict.urls(), verdict.bytes(), verdict.errors() + 1, verdict.warnings());
  }

  private void end(String file, SpecVerdict verdict, Shown shown) {
    verdicts.add(verdict);
    printer.file(file, verdict, shown.hidden);
  }

  private void cannotRead(String file, IOException e) {
    boolean absent = e instanceof FileNotFoundException || e instanceof NoSuchFileException;
    cannotRead(
        file, absent ? "there is no such file" : Secret.masked(String.valueOf(e.getMessage())));
  }

  private void cannotRead(String file, String why) {
    unreadable = true;
    String end = why.endsWith(".") ? "" : ".";
    spec.commandLine().getErr().println("Cannot read " + file + ": " + why + end);
  }

  /** Prints the faults of a file up to the limit. */
  private final class Shown {
    private final String file;
    private long shown;
    private long hidden;

    Shown(String file) {
      this.file = file;
    }

    void fault(SpecFault fault) {
      if (shown < max) {
        printer.fault(file, fault);
        shown++;
      } else {
        hidden++;
      }
    }
  }
}
