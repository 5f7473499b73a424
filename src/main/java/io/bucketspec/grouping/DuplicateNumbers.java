package io.bucketspec.grouping;

import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Numbers that more than one member has, such as {@code f_1} and {@code f_01}. */
record DuplicateNumbers(Members members, FrameNumbers numbers, FrameRuns runs)
    implements GroupCheck {
  @Override
  public FindingCode code() {
    return FindingCode.DUPLICATE_NUMBERS;
  }

  @Override
  public Optional<Finding> look(int from, int to) {
    if (runs.of(from, to).repeated() == 0) {
      return Optional.empty();
    }
    NumberRanges ranges = new NumberRanges(numbers);
    int first = -1;
    int end;
    for (int i = from; i < to; i = end) {
      end = numbers.endOfNumber(i, to);
      if (repeated(i, end)) {
        first = first < 0 ? i : first;
        ranges.add(i, end);
      }
    }
    return finding(
        ranges.count()
            + (ranges.count() == 1 ? " number has" : " numbers have")
            + " several members: "
            + ranges
            + "; "
            + example(first)
            + ".");
  }

  private boolean repeated(int position, int to) {
    for (int i = position + 1; i < to; i++) {
      if (numbers.repeats(i)) {
        return true;
      }
    }
    return false;
  }

  private String example(int position) {
    int second = position + 1;
    while (!numbers.repeats(second)) {
      second++;
    }
    String key = key(second - 1);
    String other = key(second);
    boolean sameName = fileName(key).equals(fileName(other));
    return sameName ? key + " and " + other : fileName(key) + " and " + fileName(other);
  }

  private String key(int position) {
    int start = members.keyStart(position);
    int end = members.keyEnd(position);
    return new String(members.bytes(), start, end - start, StandardCharsets.UTF_8);
  }

  private static String fileName(String key) {
    return key.substring(key.lastIndexOf('/') + 1);
  }

  /** The first member of each number, then the second ones, and so on. */
  @Override
  public Cut cut(int from, int to) {
    int[] part = new int[to - from];
    int most = 0;
    for (int i = from + 1; i < to; i++) {
      part[i - from] = numbers.repeats(i) ? part[i - from - 1] + 1 : 0;
      most = Math.max(most, part[i - from]);
    }
    List<String> labels = new ArrayList<>(List.of(""));
    for (int i = 1; i <= most; i++) {
      labels.add("duplicate " + (i + 1));
    }
    return new Cut(part, labels);
  }
}
