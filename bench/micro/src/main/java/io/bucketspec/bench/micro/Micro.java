package io.bucketspec.bench.micro;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the comparisons, each side in processes of its own, and prints their table. */
final class Micro {
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
    // How it goes on is no part of the output.
    OutputFormat progress =
        OutputFormatFactory.createFormatInstance(System.err, VerboseMode.NORMAL);
    List<Score> scores = new ArrayList<>();
    for (RunResult result : new Runner(options.build(), progress).run()) {
      scores.add(Score.of(result));
    }
    System.out.print(MicroTable.markdown(scores));
  }

  /** Two processes, since the compiler decides differently in each. */
  private static ChainedOptionsBuilder thorough() {
    return options(2, 3, TimeValue.seconds(1));
  }

  /** Shows that everything runs, and nothing about speed. */
  private static ChainedOptionsBuilder quick() {
    return options(1, 1, TimeValue.milliseconds(100));
  }

  private static ChainedOptionsBuilder options(int processes, int iterations, TimeValue time) {
    return new OptionsBuilder()
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.NANOSECONDS)
        .forks(processes)
        .warmupIterations(Math.max(1, iterations - 1))
        .warmupTime(time)
        .measurementIterations(iterations)
        .measurementTime(time)
        .jvmArgsAppend("-Xms256m", "-Xmx256m")
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true);
  }
}
