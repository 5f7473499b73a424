package io.bucketspec.cli;

import io.bucketspec.run.JobOptions;
import io.bucketspec.run.RunOutcome;
import io.bucketspec.run.Summary;
import io.bucketspec.run.SummaryJson;
import io.bucketspec.spark.SpecJob;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plan}: what a run would do. */
@Command(
    name = "plan",
    description = "Prints what a run would do, and writes nothing.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "JOB.yaml",
      converter = PathArgument.class,
      description = "The job file.")
  private String job;

  @Option(
      names = "--sample",
      paramLabel = "PREFIX",
      defaultValue = "",
      description = "Looks only at keys that begin so, as if there were no others.")
  private String sample;

  @Option(
      names = "--full",
      description = "What a run would do with --full: as if nothing had been published before.")
  private boolean full;

  @Mixin private SnapshotOption snapshot;

  @Mixin private SummaryOption summary;

  @Override
  public Integer call() throws Exception {
    CommandLine command = spec.commandLine();
    JobOptions options = snapshot.in(JobSource.read(job), command);
    RunOutcome outcome;
    try (JobSession session = JobSession.open()) {
      outcome = new SpecJob(session.spark(), options, Clock.systemUTC()).plan("plan", sample, full);
    }
    int code = RunCommand.exitCode(outcome, command.getErr());
    summary.print(command, Summary.ofPlan(outcome, sample), SummaryJson.ofPlan(outcome, code));
    return code;
  }
}
