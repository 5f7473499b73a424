package io.bucketspec.grouping;

import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Objects a hundred times as large or as small as most: thumbnails, broken or foreign files. */
record MixedSizes(Members members) implements GroupCheck {
  private static final long ODD = 100;

  @Override
  public FindingCode code() {
    return FindingCode.MIXED_SIZES;
  }

  @Override
  public Optional<Finding> look(int from, int to) {
    long smallest = Long.MAX_VALUE;
    long largest = -1;
    for (int i = from; i < to; i++) {
      long size = members.size(i);
      if (size >= 0) {
        smallest = Math.min(smallest, size);
        largest = Math.max(largest, size);
      }
    }
    // Nearly all groups end here, without a look at what most sizes are.
    if (largest < 0 || largest / ODD < Math.max(1, smallest)) {
      return Optional.empty();
    }
    long most = median(from, to);
    Positions odd = new Positions();
    for (int i = from; i < to; i++) {
      if (odd(members.size(i), most)) {
        odd.add(i - from);
      }
    }
    return odd.count() == 0
        ? Optional.empty()
        : finding(
            odd.count()
                + " of "
                + (to - from)
                + (odd.count() == 1 ? " objects is" : " objects are")
                + " at least "
                + ODD
                + " times as large, or as small, as the middle one of "
                + most
                + " bytes: "
                + odd
                + ".");
  }

  private static boolean odd(long size, long most) {
    return size >= 0 && (size / ODD >= Math.max(1, most) || most / ODD >= Math.max(1, size));
  }

  private long median(int from, int to) {
    long[] sizes = new long[to - from];
    int count = 0;
    for (int i = from; i < to; i++) {
      if (members.size(i) >= 0) {
        sizes[count++] = members.size(i);
      }
    }
    Arrays.sort(sizes, 0, count);
    return sizes[count / 2];
  }

  @Override
  public Cut cut(int from, int to) {
    long most = median(from, to);
    int[] part = new int[to - from];
    for (int i = from; i < to; i++) {
      part[i - from] = odd(members.size(i), most) ? 1 : 0;
    }
    return new Cut(part, List.of("", "odd sizes"));
  }
}
