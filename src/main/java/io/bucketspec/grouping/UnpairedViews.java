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
    NumberRanges unpaired = new NumberRanges(numbers);
    int end;
    for (int i = from; i < to; i = end) {
      end = numbers.endOfNumber(i, to);
      if (views(i, end) < views) {
        unpaired.add(i, end);
      }
    }
    if (unpaired.count() == 0) {
      return Optional.empty();
    }
    return finding(
        unpaired.count()
            + (unpaired.count() == 1 ? " number lacks" : " numbers lack")
            + (views == 2 ? " one of the " : " one or more of the ")
            + views
            + " views: "
            + unpaired
            + ".");
  }

  private int most(int from, int to) {
    int most = 0;
    int end;
    for (int i = from; i < to; i = end) {
      end = numbers.endOfNumber(i, to);
      most = Math.max(most, views(i, end));
    }
    return most;
  }

  private int views(int from, int to) {
    int views = 1;
    for (int i = from + 1; i < to; i++) {
      views += numbers.repeats(i) ? 0 : 1;
    }
    return views;
  }
}
