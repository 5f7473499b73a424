package io.bucketspec.grouping;

import java.util.Arrays;

/**
 * Sorts indexes by a rank of each, and by a comparison where ranks are equal. Ranks decide most
 * comparisons without a look at the keys, which lie all over the memory.
 */
final class RankSort {
  /** Bits of a number that hold an index beside a rank. */
  private static final int PACKED_BITS = 20;

  private static final int MOST_PACKED = 1 << PACKED_BITS;
  private static final long LARGEST_PACKED = Long.MAX_VALUE >> PACKED_BITS;

  private RankSort() {}

  /**
   * Fills the array with the indexes from 0 on, sorted.
   *
   * @param ranks not negative, of each index; afterwards without use
   */
  static void sort(int[] index, long[] ranks, IndexSort.Order ties) {
    int count = ranks.length;
    if (packable(ranks)) {
      sortPacked(index, ranks, ties);
      return;
    }
    for (int i = 0; i < count; i++) {
      index[i] = i;
    }
    IndexSort.sort(
        index,
        count,
        (a, b) -> ranks[a] == ranks[b] ? ties.compare(a, b) : Long.compare(ranks[a], ranks[b]));
  }

  private static boolean packable(long[] ranks) {
    long largest = 0;
    for (long rank : ranks) {
      largest = Math.max(largest, rank);
    }
    return ranks.length <= MOST_PACKED && largest <= LARGEST_PACKED;
  }

  /** Nearly all groups: each rank and its index fit in one number, and numbers sort fastest. */
  private static void sortPacked(int[] index, long[] ranks, IndexSort.Order ties) {
    int count = ranks.length;
    for (int i = 0; i < count; i++) {
      ranks[i] = ranks[i] << PACKED_BITS | i;
    }
    Arrays.sort(ranks);
    for (int i = 0; i < count; i++) {
      index[i] = (int) ranks[i] & (MOST_PACKED - 1);
    }
    int start = 0;
    for (int i = 1; i <= count; i++) {
      if (i == count || ranks[i] >> PACKED_BITS != ranks[start] >> PACKED_BITS) {
        sortTied(index, start, i, ties);
        start = i;
      }
    }
  }

  private static void sortTied(int[] index, int start, int end, IndexSort.Order ties) {
    if (end - start > 1) {
      int[] tied = Arrays.copyOfRange(index, start, end);
      IndexSort.sort(tied, tied.length, ties);
      System.arraycopy(tied, 0, index, start, tied.length);
    }
  }
}
