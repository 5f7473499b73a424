package io.bucketspec.grouping;

/** Some of the frame numbers of members, told as the ranges they make. */
final class NumberRanges {
  private final FrameNumbers numbers;
  private final RangeText ranges = new RangeText();
  private int count;
  private int first = -1;
  private int last;
  private int end;

  NumberRanges(FrameNumbers numbers) {
    this.numbers = numbers;
  }

  /**
   * Adds the number that the members from a position up to another have; numbers come in rising
   * order.
   */
  void add(int from, int to) {
    count++;
    if (first < 0 || from != end || numbers.rise(from) != 1) {
      close();
      first = from;
    }
    last = from;
    end = to;
  }

  /** How many numbers there are. */
  int count() {
    return count;
  }

  private void close() {
    if (first >= 0) {
      ranges.add(numbers.value(first).toString(), numbers.value(last).toString());
      first = -1;
    }
  }

  /** The ranges, complete: nothing is added after this. */
  @Override
  public String toString() {
    close();
    return ranges.toString();
  }
}
