package io.bucketspec.grouping;

import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Members with the ETag and the size of one before them. */
record Copies(Members members) implements GroupCheck {
  @Override
  public FindingCode code() {
    return FindingCode.COPIES;
  }

  @Override
  public Optional<Finding> look(int from, int to) {
    int[] before = before(from, to);
    Positions copies = new Positions();
    for (int i = 0; i < before.length; i++) {
      if (before[i] > 0) {
        copies.add(i);
      }
    }
    return copies.count() == 0
        ? Optional.empty()
        : finding(
            copies.count()
                + " of "
                + (to - from)
                + (copies.count() == 1 ? " objects has" : " objects have")
                + " the ETag and the size of an earlier one: "
                + copies
                + ".");
  }

  /** For each member how many before it have the same content. */
  private int[] before(int from, int to) {
    int[] sorted = new int[to - from];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = i;
    }
    IndexSort.sort(sorted, sorted.length, (a, b) -> compare(from + a, from + b));
    int[] before = new int[sorted.length];
    for (int i = 1; i < sorted.length; i++) {
      int a = sorted[i - 1];
      int b = sorted[i];
      boolean known = members.content(from + b) != 0;
      before[b] = known && compare(from + a, from + b) == 0 ? before[a] + 1 : 0;
    }
    return before;
  }

  private int compare(int a, int b) {
    int result = Long.compare(members.content(a), members.content(b));
    return result == 0 ? Long.compare(members.size(a), members.size(b)) : result;
  }

  @Override
  public Cut cut(int from, int to) {
    int[] before = before(from, to);
    int most = 0;
    for (int copies : before) {
      most = Math.max(most, copies);
    }
    List<String> labels = new ArrayList<>(List.of(""));
    for (int i = 1; i <= most; i++) {
      labels.add(most == 1 ? "copies" : "copies " + i);
    }
    return new Cut(before, labels);
  }
}
