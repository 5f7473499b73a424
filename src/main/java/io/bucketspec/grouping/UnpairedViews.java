package io.bucketspec.grouping;

import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.util.Optional;

/**
 * Numbers of which not all views are there: cameras drop frames each for itself.
 *
 * @param declared how many there should be; 0 for as many as a number has at most
 */
record UnpairedViews(FrameNumbers numbers, int declared) implements GroupCheck {
  @Override
  public FindingCode code() {
    return FindingCode.UNPAIRED_VIEWS;
  }

  @Override
  public Optional<Finding> look(int from, int to) {
    int views = declared > 0 ? declared : most(from, to);
    RangeText ranges = new RangeText();
    int unpaired = 0;
    int start = -1;
    int last = -1;
    for (int i = from; i < to; ) {
      int end = endOfNumber(i, to);
      boolean lacks = views(i, end) < views;
      if (start >= 0 && (!lacks || numbers.rise(i) > 1)) {
        ranges.add(numbers.value(start).toString(), numbers.value(last).toString());
        start = -1;
      }
      if (lacks) {
        unpaired++;
        start = start < 0 ? i : start;
        last = i;
      }
      i = end;
    }
    if (unpaired == 0) {
      return Optional.empty();
    }
    if (start >= 0) {
      ranges.add(numbers.value(start).toString(), numbers.value(last).toString());
    }
    return finding(
        unpaired
            + (unpaired == 1 ? " number lacks" : " numbers lack")
            + (views == 2 ? " one of the " : " one or more of the ")
            + views
            + " views: "
            + ranges
            + ".");
  }

  private int most(int from, int to) {
    int most = 0;
    for (int i = from; i < to; i = endOfNumber(i, to)) {
      most = Math.max(most, views(i, endOfNumber(i, to)));
    }
    return most;
  }

  private int endOfNumber(int position, int to) {
    int end = position + 1;
    while (end < to && numbers.rise(end) == 0) {
      end++;
    }
    return end;
  }

  private int views(int from, int to) {
    int views = 1;
    for (int i = from + 1; i < to; i++) {
      views += numbers.repeats(i) ? 0 : 1;
    }
    return views;
  }
}
