package io.bucketspec.grouping;

import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Numbers that are not padded with zeros to one width. A number that outgrows the width is no
 * matter: {@code 0999, 1000, 10001} are all padded to four digits.
 */
record MixedPadding(FrameNumbers numbers, FrameRuns runs) implements GroupCheck {
  private static final int UNPADDED = 1;

  @Override
  public FindingCode code() {
    return FindingCode.MIXED_PADDING;
  }

  @Override
  public Optional<Finding> look(int from, int to) {
    if (!runs.of(from, to).mixedPadding()) {
      return Optional.empty();
    }
    NavigableSet<Integer> widths = widths(from, to);
    List<String> words = new ArrayList<>();
    for (int width : widths) {
      RangeText ranges = ranges(from, to, widths, width);
      if (!ranges.toString().isEmpty()) {
        words.add(label(width) + " (" + ranges + ")");
      }
    }
    return finding("The numbers are padded to different widths: " + String.join(", ", words) + ".");
  }

  private RangeText ranges(int from, int to, NavigableSet<Integer> widths, int width) {
    RangeText ranges = new RangeText();
    int start = -1;
    for (int i = from; i <= to; i++) {
      boolean in = i < to && paddedTo(i, widths) == width;
      boolean follows = start >= 0 && in && numbers.rise(i) <= 1;
      if (start >= 0 && !follows) {
        if (ranges.shows()) {
          ranges.add(numbers.text(start), numbers.text(i - 1));
        } else {
          ranges.skip();
        }
        start = -1;
      }
      if (in && start < 0) {
        start = i;
      }
    }
    return ranges;
  }

  /** The widths that leading zeros tell of, and that of numbers without. */
  private NavigableSet<Integer> widths(int from, int to) {
    NavigableSet<Integer> widths = new TreeSet<>();
    widths.add(UNPADDED);
    for (int i = from; i < to; i++) {
      if (numbers.width(i) > numbers.digits(i)) {
        widths.add(numbers.width(i));
      }
    }
    return widths;
  }

  /** A number without leading zeros may be one of any width that it fills. */
  private int paddedTo(int position, NavigableSet<Integer> widths) {
    return widths.floor(numbers.width(position));
  }

  private static String label(int width) {
    return width == UNPADDED ? "unpadded" : width + " digits";
  }

  @Override
  public Cut cut(int from, int to) {
    NavigableSet<Integer> widths = widths(from, to);
    List<Integer> used = new ArrayList<>();
    for (int width : widths) {
      for (int i = from; i < to; i++) {
        if (paddedTo(i, widths) == width) {
          used.add(width);
          break;
        }
      }
    }
    int[] part = new int[to - from];
    for (int i = from; i < to; i++) {
      part[i - from] = used.indexOf(paddedTo(i, widths));
    }
    return new Cut(part, used.stream().map(MixedPadding::label).toList());
  }
}
