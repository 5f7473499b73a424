package io.bucketspec.cli;

import io.bucketspec.model.FindingCode;
import io.bucketspec.run.JobOptions;
import io.bucketspec.run.RunOutcome;
import io.bucketspec.run.Summary;
import io.bucketspec.run.ledger.NightRequest;
import io.bucketspec.spark.SpecJob;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
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

  @Override
  public Integer call() throws Exception {
    JobOptions options = JobSource.read(job);
    Clock clock = Clock.systemUTC();
    String id = RunId.of(runId, clock, spec.commandLine());
    PrintWriter out = spec.commandLine().getOut();
    RunOutcome outcome;
    try (JobSession session = JobSession.open()) {
      outcome = new SpecJob(session.spark(), options, clock).run(id, NightRequest.PLAIN);
    }
    out.print(Summary.ofRun(outcome));
    out.flush();
    return exitCode(outcome, spec.commandLine().getErr());
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
