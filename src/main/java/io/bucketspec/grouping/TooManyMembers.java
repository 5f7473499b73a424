package io.bucketspec.grouping;

import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * More members than the rule allows.
 *
 * @param numbers of members whose views stand side by side, which a cut keeps together
 */
record TooManyMembers(int most, Optional<FrameNumbers> numbers) implements GroupCheck {
  @Override
  public FindingCode code() {
    return FindingCode.TOO_MANY_MEMBERS;
  }

  @Override
  public Optional<Finding> look(int from, int to) {
    return to - from <= most
        ? Optional.empty()
        : finding("The group has " + (to - from) + " members; its rule allows " + most + ".");
  }

  /** Each part as full as it can be without a number of which it has not all views. */
  @Override
  public Cut cut(int from, int to) {
    int[] part = new int[to - from];
    int parts = 1;
    int start = from;
    int next;
    for (int i = from; i < to; i = next) {
      next = numbers.isPresent() ? numbers.get().endOfNumber(i, to) : i + 1;
      if (next - start > most && next - i <= most) {
        parts++;
        start = i;
      }
      for (int k = i; k < next; k++) {
        // What has more views than fit in a part is cut like all else.
        if (k - start == most) {
          parts++;
          start = k;
        }
        part[k - from] = parts - 1;
      }
    }
    List<String> labels = new ArrayList<>();
    for (int i = 1; i <= parts; i++) {
      labels.add("part " + i + " of " + parts);
    }
    return new Cut(part, labels);
  }
}
