package io.bucketspec.cli;

import io.bucketspec.run.FailedUploads;
import io.bucketspec.run.JobOptions;
import io.bucketspec.run.RunOutcome;
import io.bucketspec.run.Summary;
import io.bucketspec.run.SummaryJson;
import io.bucketspec.spark.SpecJob;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code retry}: the items again that the platform refused. */
@Command(
    name = "retry",
    description = {
      "Writes specs of just those items that have an object which the platform refused, whole groups"
          + " where it refused one member.",
    },
    mixinStandardHelpOptions = true)
final class RetryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "JOB.yaml",
      converter = PathArgument.class,
      description = "The job file.")
  private String job;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      converter = PathArgument.class,
      description =
          "What failed: CSV with a URL in any column, or JSON lines with object_urls. On the local"
              + " disk, or a URI.")
  private List<String> files;

  @Option(
      names = "--run-id",
      paramLabel = "ID",
      description = "The run directory's name; the time of the start if not given.")
  private String runId;

  @Mixin private SnapshotOption snapshot;

  @Mixin private SummaryOption summary;

  @Override
  public Integer call() throws Exception {
    CommandLine command = spec.commandLine();
    JobOptions options = snapshot.in(JobSource.read(job), command);
    Set<String> urls = new LinkedHashSet<>();
    for (String file : files) {
      urls.addAll(urls(file, command));
    }
    Clock clock = Clock.systemUTC();
    String id = RunId.of(runId, clock, command);
    RunOutcome outcome;
    try (JobSession session = JobSession.open()) {
      outcome = new SpecJob(session.spark(), options, clock).retry(id, List.copyOf(urls));
    }
    int code = RunCommand.exitCode(outcome, command.getErr());
    summary.print(command, Summary.ofRun(outcome), SummaryJson.ofRun(outcome, code));
    return code;
  }

  private static List<String> urls(String file, CommandLine command) {
    try (Reader reader = new InputStreamReader(TextFile.open(file), StandardCharsets.UTF_8)) {
      return FailedUploads.urls(reader, file);
    } catch (NoSuchFileException e) {
      throw new ParameterException(command, "There is no file " + file + ".", e);
    } catch (IOException e) {
      throw new ParameterException(command, e.getMessage(), e);
    }
  }
}
