package io.bucketspec.bench.micro;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/**
 * What one side of a comparison takes for a key or member.
 *
 * @param comparison what is compared, in words
 * @param side who did it, in words
 * @param nanos time, one for each iteration, from the fastest to the slowest
 * @param bytes memory that was allocated
 */
record Score(String comparison, String side, List<Double> nanos, double bytes) {
  private static final String OURS = "ours";

  Score {
    nanos = nanos.stream().sorted().toList();
  }

  /** From a result with the GC profiler's figures. */
  static Score of(RunResult result) {
    BenchmarkParams params = result.getParams();
    String[] path = params.getBenchmark().split("\\.");
    StringBuilder comparison = new StringBuilder(words(path[path.length - 2]));
    for (String name : params.getParamsKeys()) {
      comparison.append(", ").append(name).append(" of ").append(params.getParam(name));
    }
    List<Double> nanos =
        result.getBenchmarkResults().stream()
            .flatMap(process -> process.getIterationResults().stream())
            .map(iteration -> iteration.getPrimaryResult().getScore())
            .toList();
    return new Score(
        comparison.toString(),
        words(path[path.length - 1]),
        nanos,
        result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
  }

  /** The same with another round's iterations. */
  Score with(Score other) {
    List<Double> both = new ArrayList<>(nanos);
    both.addAll(other.nanos);
    return new Score(comparison, side, both, Math.max(bytes, other.bytes));
  }

  /** What the code needs: whatever else a machine has to do only adds. */
  double fastest() {
    return nanos.get(0);
  }

  double median() {
    return nanos.get(nanos.size() / 2);
  }

  boolean ofOurs() {
    return side.equals(OURS);
  }

  /** A name of Java, as people write it. */
  static String words(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
