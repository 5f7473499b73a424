package io.bucketspec.grouping;

/**
 * How the frame numbers of members rise, from one pass over them.
 *
 * @param step what consecutive numbers differ by: 1, or the number that all differences are
 *     multiples of, if most are just it
 * @param missing how many numbers lie between the first and the last, in that step, without a
 *     member; at most Long.MAX_VALUE
 * @param repeated how many members have the number, and the view, of the one before them
 * @param mixedPadding whether no one width explains all leading zeros
 */
record FrameRun(long step, long missing, int repeated, boolean mixedPadding) {

  /**
   * Looks at the members from a position up to another.
   *
   * @param usual the step of the group that they are of, 1 if they are all of it
   */
  static FrameRun of(FrameNumbers numbers, int from, int to, long usual) {
    long divisor = 0;
    int same = 0;
    int repeated = 0;
    boolean even = true;
    Padding padding = new Padding();
    padding.add(numbers.width(from), numbers.digits(from));
    for (int i = from + 1; i < to; i++) {
      padding.add(numbers.width(i), numbers.digits(i));
      long rise = numbers.rise(i);
      if (rise == 0) {
        same++;
        repeated += numbers.repeats(i) ? 1 : 0;
        continue;
      }
      even &= divisor == 0 || rise == divisor;
      divisor = gcd(divisor, rise);
    }
    long step = divisor > 1 && even ? constant(divisor, to - from - same, usual) : divisor;
    if (!even && divisor > 1) {
      step = mostly(numbers, from, to, divisor) ? divisor : 1;
    }
    step = Math.max(1, step);
    long missing = even && step == divisor ? 0 : missing(numbers, from, to, step);
    return new FrameRun(step, missing, repeated, padding.mixed());
  }

  /** Two numbers alone don't make a step, but may be of one. */
  private static long constant(long rise, int different, long usual) {
    if (different > 2) {
      return rise;
    }
    return rise % usual == 0 ? usual : 1;
  }

  private static boolean mostly(FrameNumbers numbers, int from, int to, long step) {
    int equal = 0;
    int others = 0;
    for (int i = from + 1; i < to; i++) {
      long rise = numbers.rise(i);
      equal += rise == step ? 1 : 0;
      others += rise != step && rise != 0 ? 1 : 0;
    }
    return equal > others;
  }

  private static long missing(FrameNumbers numbers, int from, int to, long step) {
    long missing = 0;
    for (int i = from + 1; i < to; i++) {
      long between = numbers.rise(i) / step - 1;
      if (between > 0) {
        missing = missing + between < 0 ? Long.MAX_VALUE : missing + between;
      }
    }
    return missing;
  }

  private static long gcd(long a, long b) {
    long x = a;
    long y = b;
    while (y != 0) {
      long rest = x % y;
      x = y;
      y = rest;
    }
    return x;
  }

  /** Whether one width explains how numbers are written. */
  private static final class Padding {
    private int padded;
    private int least = Integer.MAX_VALUE;
    private boolean several;

    void add(int width, int digits) {
      if (width > digits) {
        several |= padded != 0 && padded != width;
        padded = width;
      } else {
        least = Math.min(least, digits);
      }
    }

    boolean mixed() {
      return several || (padded != 0 && least < padded);
    }
  }
}
