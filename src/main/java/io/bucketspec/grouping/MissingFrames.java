package io.bucketspec.grouping;

import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Numbers between the first and the last, in the sequence's step, that no member has. */
record MissingFrames(FrameNumbers numbers, FrameRuns runs) implements GroupCheck {
  @Override
  public FindingCode code() {
    return FindingCode.MISSING_FRAMES;
  }

  @Override
  public Optional<Finding> look(int from, int to) {
    FrameRun run = runs.of(from, to);
    if (run.missing() == 0) {
      return Optional.empty();
    }
    String step = run.step() == 1 ? "" : " in steps of " + run.step();
    String many = run.missing() == Long.MAX_VALUE ? "More than 9e18" : "" + run.missing();
    return finding(
        many
            + (run.missing() == 1 ? " number is" : " numbers are")
            + " missing between "
            + numbers.text(from)
            + " and "
            + numbers.text(to - 1)
            + step
            + ": "
            + ranges(from, to, run.step())
            + ".");
  }

  private RangeText ranges(int from, int to, long step) {
    RangeText ranges = new RangeText();
    BigInteger by = BigInteger.valueOf(step);
    for (int i = from + 1; i < to; i++) {
      if (numbers.rise(i) <= step) {
        continue;
      }
      if (ranges.shows()) {
        String first = padded(numbers.value(i - 1).add(by), i);
        ranges.add(first, padded(numbers.value(i).subtract(by), i));
      } else {
        ranges.skip();
      }
    }
    return ranges;
  }

  /** A missing number as its file would have it, by the zeros of the numbers around it. */
  private String padded(BigInteger number, int behind) {
    int width = 0;
    for (int i = behind - 1; i <= behind; i++) {
      width = numbers.width(i) > numbers.digits(i) ? Math.max(width, numbers.width(i)) : width;
    }
    String text = number.toString();
    return "0".repeat(Math.max(0, width - text.length())) + text;
  }

  @Override
  public Cut cut(int from, int to) {
    long step = runs.of(from, to).step();
    int[] part = new int[to - from];
    List<String> labels = new ArrayList<>();
    int first = from;
    for (int i = from + 1; i < to; i++) {
      if (numbers.rise(i) > step) {
        labels.add(label(first, i - 1));
        first = i;
      }
      part[i - from] = labels.size();
    }
    labels.add(label(first, to - 1));
    return new Cut(part, labels);
  }

  private String label(int first, int last) {
    String text = numbers.text(first);
    String lastText = numbers.text(last);
    return text.equals(lastText) ? text : text + "-" + lastText;
  }
}
