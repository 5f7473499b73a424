package io.bucketspec.cli;

import io.bucketspec.run.Explanation;
import io.bucketspec.run.JobOptions;
import io.bucketspec.spark.SpecJob;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain}: the fate of single keys. */
@Command(
    name = "explain",
    description = "Tells for given keys which rule takes them, and what becomes of them.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  private static final int MOST = 1000;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "JOB.yaml",
      converter = PathArgument.class,
      description = "The job file.")
  private String job;

  @ArgGroup(multiplicity = "1")
  private Which which;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many keys under --prefix; ${DEFAULT-VALUE} if not given.")
  private int limit;

  @Option(names = "--json", description = "A line of JSON for each key.")
  private boolean json;

  /** What is explained. */
  static final class Which {
    @Option(
        names = "--key",
        paramLabel = "KEY",
        required = true,
        description =
            "A key, as the store knows it, or s3://bucket/key; may be given several times.")
    private List<String> keys;

    @Option(
        names = "--prefix",
        paramLabel = "PREFIX",
        required = true,
        description = "The first keys of the inventory that begin so.")
    private String prefix;
  }

  @Override
  public Integer call() throws Exception {
    if (limit < 1 || limit > MOST) {
      throw new ParameterException(
          spec.commandLine(), "--limit is " + limit + " but must be from 1 to " + MOST + ".");
    }
    JobOptions options = JobSource.read(job);
    List<Explanation> explanations;
    try (JobSession session = JobSession.open()) {
      SpecJob specJob = new SpecJob(session.spark(), options, Clock.systemUTC());
      explanations =
          which.keys != null
              ? specJob.explain(which.keys)
              : specJob.explainUnder(which.prefix, limit);
    }
    print(explanations, spec.commandLine().getOut());
    return ExitCode.DONE;
  }

  private void print(List<Explanation> explanations, PrintWriter out) {
    if (explanations.isEmpty()) {
      spec.commandLine().getErr().println("No key of the inventory begins so.");
    }
    for (int i = 0; i < explanations.size(); i++) {
      Explanation explanation = explanations.get(i);
      out.print(json ? explanation.json() + "\n" : (i == 0 ? "" : "\n") + explanation.text());
    }
    out.flush();
  }
}
