package io.bucketspec.cli;

import io.bucketspec.run.Explanation;
import io.bucketspec.run.JobOptions;
import io.bucketspec.spark.SpecJob;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain}: the fate of single keys. */
@Command(
    name = "explain",
    description = "Tells for given keys which rule takes them, and what becomes of them.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "JOB.yaml",
      converter = PathArgument.class,
      description = "The job file.")
  private String job;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      required = true,
      description = "A key, as the store knows it; may be given several times.")
  private List<String> keys;

  @Override
  public Integer call() throws Exception {
    JobOptions options = JobSource.read(job);
    SpecJob.Explained explained;
    try (JobSession session = JobSession.open()) {
      explained = new SpecJob(session.spark(), options, Clock.systemUTC()).explain(keys);
    }
    PrintWriter out = spec.commandLine().getOut();
    for (int i = 0; i < keys.size(); i++) {
      out.print(i == 0 ? "" : "\n");
      out.print(Explanation.of(explained.plan(), keys.get(i), explained.rows()));
    }
    out.flush();
    return ExitCode.DONE;
  }
}
