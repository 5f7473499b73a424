package io.bucketspec.bench.micro;

import java.util.Locale;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * What one side of a comparison takes for a key or member.
 *
 * @param comparison what is compared, in words
 * @param side who did it, in words
 * @param nanos the median of all iterations: a mean would show what else the machine had to do
 * @param fastest the iteration that took least
 * @param slowest the iteration that took most
 * @param bytes memory that was allocated
 */
record Score(
    String comparison, String side, double nanos, double fastest, double slowest, double bytes) {
  static final String OURS = "ours";

  /** From a result with the GC profiler's figures. */
  static Score of(RunResult result) {
    BenchmarkParams params = result.getParams();
    String[] path = params.getBenchmark().split("\\.");
    StringBuilder comparison = new StringBuilder(words(path[path.length - 2]));
    for (String name : params.getParamsKeys()) {
      comparison.append(", ").append(name).append(" of ").append(params.getParam(name));
    }
    Statistics nanos = result.getPrimaryResult().getStatistics();
    return new Score(
        comparison.toString(),
        words(path[path.length - 1]),
        nanos.getPercentile(50),
        nanos.getMin(),
        nanos.getMax(),
        result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
  }

  boolean ofOurs() {
    return side.equals(OURS);
  }

  /** A name of Java, as people write it. */
  static String words(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
