package io.bucketspec.grouping;

import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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
    long most = median(everyone(from, to));
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

  private static int[] everyone(int from, int to) {
    return IntStream.range(from, to).toArray();
  }

  private long median(int[] positions) {
    long[] sizes =
        Arrays.stream(positions).mapToLong(members::size).filter(at -> at >= 0).toArray();
    Arrays.sort(sizes);
    return sizes[sizes.length / 2];
  }

  /** What is odd among the odd ones, or among the others without them, stands apart too. */
  @Override
  public Cut cut(int from, int to) {
    int[] part = new int[to - from];
    List<String> labels = new ArrayList<>();
    Deque<int[]> rest = new ArrayDeque<>(List.of(everyone(from, to)));
    while (!rest.isEmpty()) {
      int[] all = rest.pop();
      int[] apart = odd(all);
      if (apart.length > 0) {
        rest.push(apart);
        rest.push(Arrays.stream(all).filter(at -> Arrays.binarySearch(apart, at) < 0).toArray());
        continue;
      }
      for (int position : all) {
        part[position - from] = labels.size();
      }
      labels.add(label(labels.size()));
    }
    return new Cut(part, labels);
  }

  private int[] odd(int[] positions) {
    if (Arrays.stream(positions).allMatch(at -> members.size(at) < 0)) {
      return new int[0];
    }
    long most = median(positions);
    return Arrays.stream(positions).filter(at -> odd(members.size(at), most)).toArray();
  }

  private static String label(int number) {
    return number == 0 ? "" : number == 1 ? "odd sizes" : "odd sizes " + number;
  }
}
