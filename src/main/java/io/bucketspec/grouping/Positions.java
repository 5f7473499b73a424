package io.bucketspec.grouping;

/** Rising positions, told as the ranges they make. */
final class Positions {
  private final RangeText ranges = new RangeText();
  private int count;
  private int start = -1;
  private int last = -1;

  void add(int position) {
    count++;
    if (start >= 0 && position == last + 1) {
      last = position;
      return;
    }
    close();
    start = position;
    last = position;
  }

  int count() {
    return count;
  }

  private void close() {
    if (start >= 0) {
      ranges.add("" + start, "" + last);
      start = -1;
    }
  }

  /** The ranges, complete: nothing is added after this. */
  @Override
  public String toString() {
    close();
    return (count == 1 ? "position " : "positions ") + ranges;
  }
}
