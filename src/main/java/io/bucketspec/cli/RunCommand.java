package io.bucketspec.cli;

import io.bucketspec.model.FindingCode;
import io.bucketspec.run.JobOptions;
import io.bucketspec.run.RunOutcome;
import io.bucketspec.run.Summary;
import io.bucketspec.run.SummaryJson;
import io.bucketspec.spark.SpecJob;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run}: the job. */
@Command(
    name = "run",
    description = "Writes the specs of a job into a run directory of their own.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "JOB.yaml",
      converter = PathArgument.class,
      description = "The job file.")
  private String job;

  @Option(
      names = "--run-id",
      paramLabel = "ID",
      description = "The run directory's name; the time of the start if not given.")
  private String runId;

  @Mixin private SnapshotOption snapshot;

  @Mixin private NightFlags night;

  @Option(
      names = "--wait-for-snapshot",
      paramLabel = "TIME",
      defaultValue = "0",
      converter = TimeSpan.Word.class,
      description =
          "How long to wait for a new snapshot if there is none, such as 2h or 30m; it is looked"
              + " for every minute. Exit code 5 if none came.")
  private Duration wait;

  @Mixin private SummaryOption summary;

  @Override
  public Integer call() throws Exception {
    CommandLine command = spec.commandLine();
    JobOptions options = snapshot.in(JobSource.read(job), command);
    Clock clock = Clock.systemUTC();
    String id = RunId.of(runId, clock, command);
    PrintWriter err = command.getErr();
    SnapshotWait waiting =
        new SnapshotWait(
            wait, clock, time -> Thread.sleep(time.toMillis()), line -> log(line, err));
    RunOutcome outcome;
    try (JobSession session = JobSession.open()) {
      SpecJob specs = new SpecJob(session.spark(), options, clock);
      outcome = waiting.untilThereIsOne(() -> specs.run(id, night.request()));
    }
    int code = exitCode(outcome, err);
    summary.print(command, Summary.ofRun(outcome), SummaryJson.ofRun(outcome, code));
    return code;
  }

  private static void log(String line, PrintWriter err) {
    err.println(Secret.masked(line));
    err.flush();
  }

  static int exitCode(RunOutcome outcome, PrintWriter err) {
    List<FindingCode> failing = outcome.failing();
    if (failing.isEmpty()) {
      return ExitCode.DONE;
    }
    err.println(
        "Findings whose policy is fail: "
            + failing.stream().map(FindingCode::code).collect(Collectors.joining(", "))
            + ".");
    return ExitCode.FINDINGS;
  }
}
