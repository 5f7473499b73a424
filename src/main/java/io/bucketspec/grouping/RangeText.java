package io.bucketspec.grouping;

/** Numbers as ranges for people, {@code 3, 7-9}: as many as one reads, and how many more. */
final class RangeText {
  private static final int MOST = 40;

  private final StringBuilder text = new StringBuilder();
  private long ranges;

  /** Whether the next range is shown, so that its text need not be made if it isn't. */
  boolean shows() {
    return ranges < MOST;
  }

  void add(String first, String last) {
    if (shows()) {
      text.append(ranges == 0 ? "" : ", ").append(first);
      if (!first.equals(last)) {
        text.append('-').append(last);
      }
    }
    ranges++;
  }

  /** Counts a range that isn't shown. */
  void skip() {
    ranges++;
  }

  @Override
  public String toString() {
    return ranges <= MOST ? text.toString() : text + " and " + (ranges - MOST) + " more ranges";
  }
}
