package io.bucketspec.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one process, with all its children, cost.
 *
 * @param wallSeconds from start to exit
 * @param cpuSeconds user and system time
 * @param peakBytes resident memory at its highest; 0 where the system has no /proc
 * @param exitCode as the process left it
 */
record Measurement(double wallSeconds, double cpuSeconds, long peakBytes, int exitCode) {

  /** Of an even number of runs, the middle between the two in the middle. */
  static double median(List<Measurement> runs, ToDoubleFunction<Measurement> value) {
    double[] sorted = runs.stream().mapToDouble(value).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
