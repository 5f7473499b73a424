package io.bucketspec.bench;

import java.util.Arrays;

/**
 * Cuts a line of objects into runs of varied length: which run an object is in, and its place
 * there, from its index alone.
 *
 * <p>Lengths are log-normal, as those of real recordings: many short runs, a few long ones. A block
 * of them is drawn once and repeated, so that memory does not grow with the inventory.
 */
final class Runs {
  private static final int BLOCK = 4096;

  /** Where each run of the block begins, and as the last entry where the block ends. */
  private final long[] starts = new long[BLOCK + 1];

  /**
   * @param mean of the lengths before they are capped
   * @param spread the standard deviation of the lengths' logarithm
   * @param longest the cap
   */
  Runs(Noise noise, int stream, double mean, double spread, int longest) {
    double middle = Math.log(mean) - spread * spread / 2;
    for (int run = 0; run < BLOCK; run++) {
      double length = Math.exp(middle + spread * gauss(noise, stream, run));
      starts[run + 1] = starts[run] + Math.max(1, Math.min(longest, Math.round(length)));
    }
  }

  /** The run that holds this object, counted from 0. */
  long run(long index) {
    return index / starts[BLOCK] * BLOCK + runInBlock(index);
  }

  /** The object's place in its run, counted from 0. */
  long place(long index) {
    return index % starts[BLOCK] - starts[runInBlock(index)];
  }

  private int runInBlock(long index) {
    int found = Arrays.binarySearch(starts, index % starts[BLOCK]);
    return found >= 0 ? found : -found - 2;
  }

  /** Box and Muller's normal deviate. */
  private static double gauss(Noise noise, int stream, long index) {
    double radius = Math.sqrt(-2 * Math.log(1 - noise.fraction(stream, 2 * index)));
    return radius * Math.cos(2 * Math.PI * noise.fraction(stream, 2 * index + 1));
  }
}
