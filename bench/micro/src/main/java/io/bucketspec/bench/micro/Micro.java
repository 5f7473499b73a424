package io.bucketspec.bench.micro;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the comparisons, each side in processes of its own, and prints their table. */
final class Micro {
  /** Processes for each side: the compiler decides differently in each. */
  private static final int ROUNDS = 2;

  private Micro() {}

  /** {@code [--quick] [NAME…]}: all comparisons, or those whose names begin so. */
  public static void main(String[] args) throws RunnerException {
    List<String> names = new ArrayList<>(Arrays.asList(args));
    boolean quick = names.remove("--quick");
    ChainedOptionsBuilder options = quick ? quick() : thorough();
    if (names.isEmpty()) {
      names.add("");
    }
    for (String name : names) {
      options.include(Micro.class.getPackageName() + "." + name);
    }
    System.out.print(MicroTable.markdown(scores(options.build(), quick ? 1 : ROUNDS)));
  }

  /** Rounds alternate between the sides, so that a busy minute does not hit one side alone. */
  private static List<Score> scores(Options options, int rounds) throws RunnerException {
    // How it goes on is no part of the output.
    OutputFormat progress =
        OutputFormatFactory.createFormatInstance(System.err, VerboseMode.NORMAL);
    Map<List<String>, Score> scores = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (RunResult result : new Runner(options, progress).run()) {
        Score score = Score.of(result);
        scores.merge(List.of(score.comparison(), score.side()), score, Score::with);
      }
    }
    return List.copyOf(scores.values());
  }

  private static ChainedOptionsBuilder thorough() {
    return options(3, TimeValue.seconds(1));
  }

  /** Shows that everything runs, and nothing about speed. */
  private static ChainedOptionsBuilder quick() {
    return options(1, TimeValue.milliseconds(100));
  }

  private static ChainedOptionsBuilder options(int iterations, TimeValue time) {
    return new OptionsBuilder()
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.NANOSECONDS)
        .forks(1)
        .warmupIterations(Math.max(1, iterations - 1))
        .warmupTime(time)
        .measurementIterations(iterations)
        .measurementTime(time)
        .jvmArgsAppend("-Xms256m", "-Xmx256m")
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true);
  }
}
