package io.bucketspec.bench.micro;

import java.util.Locale;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What one side of a comparison takes for a key or member.
 *
 * @param comparison what is compared, in words
 * @param side who did it, in words
 * @param nanos time
 * @param error half of the interval in which the time is with 99.9 % confidence
 * @param bytes memory that was allocated
 */
record Score(String comparison, String side, double nanos, double error, double bytes) {
  static final String OURS = "ours";

  /** From a result with the GC profiler's figures. */
  static Score of(RunResult result) {
    BenchmarkParams params = result.getParams();
    String[] path = params.getBenchmark().split("\\.");
    StringBuilder comparison = new StringBuilder(words(path[path.length - 2]));
    for (String name : params.getParamsKeys()) {
      comparison.append(", ").append(name).append(" of ").append(params.getParam(name));
    }
    Result<?> time = result.getPrimaryResult();
    return new Score(
        comparison.toString(),
        words(path[path.length - 1]),
        time.getScore(),
        time.getScoreError(),
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
