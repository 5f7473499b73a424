package io.bucketspec.grouping;

import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** More members than the rule allows. */
record TooManyMembers(int most) implements GroupCheck {
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

  /** As few parts as do, each full but the last. */
  @Override
  public Cut cut(int from, int to) {
    int[] part = new int[to - from];
    for (int i = 0; i < part.length; i++) {
      part[i] = i / most;
    }
    int parts = (part.length - 1) / most + 1;
    List<String> labels = new ArrayList<>();
    for (int i = 1; i <= parts; i++) {
      labels.add("part " + i + " of " + parts);
    }
    return new Cut(part, labels);
  }
}
