package io.bucketspec.grouping;

import java.util.Arrays;

/**
 * The members of one group: their keys, one after the other in one array, and beside it a few
 * numbers for each. No object per member, so a million of them take what their keys take and some
 * 30 MB. All keys together must stay under 2 GB, which they do up to the platform's limit of a
 * million members at the longest keys of 1,024 bytes.
 *
 * <p>Filled with {@link #add}, then put in order with {@link #order}, then read by position. To be
 * cleared and filled again; not thread safe.
 */
public final class Members {
  private static final int FIRST_MEMBERS = 64;
  private static final int FIRST_BYTES = 4096;
  private static final int KEPT_MEMBERS = 1 << 14;
  private static final int KEPT_BYTES = 1 << 20;
  private static final int LARGEST = Integer.MAX_VALUE - 16;

  /** Bits of a number that hold an index beside a rank. */
  private static final int PACKED_BITS = 20;

  private static final int MOST_PACKED = 1 << PACKED_BITS;
  private static final long LARGEST_PACKED = Long.MAX_VALUE >> PACKED_BITS;

  private byte[] bytes = new byte[FIRST_BYTES];
  private int[] starts = new int[FIRST_MEMBERS + 1];
  private int[] orderFroms = new int[FIRST_MEMBERS];
  private int[] orderTos = new int[FIRST_MEMBERS];
  private long[] sizes = new long[FIRST_MEMBERS];
  private int[] index = new int[FIRST_MEMBERS];
  private int added;
  private int count;
  private int shared;
  private int common;
  private boolean ordered;

  public Members() {}

  /** Takes the key of a member that was there before. */
  public interface DuplicateVisitor {
    /**
     * Takes one.
     *
     * @param from where its key begins in {@link Members#bytes}
     * @param to where its key ends
     * @param size its size in bytes, -1 if unknown
     */
    void duplicate(int from, int to, long size);
  }

  /**
   * Adds a member.
   *
   * @param key its key, which is copied
   * @param orderFrom where in the key the text stands that orders the members; -1 if there is none.
   *     The same key must always come with the same place
   * @param orderTo where that text ends; -1 likewise
   * @param size in bytes, -1 if unknown
   */
  public void add(byte[] key, int keyLength, int orderFrom, int orderTo, long size) {
    reserve(keyLength);
    int start = starts[added];
    System.arraycopy(key, 0, bytes, start, keyLength);
    starts[added + 1] = start + keyLength;
    orderFroms[added] = start + Math.max(orderFrom, 0);
    orderTos[added] = start + Math.max(orderTo, 0);
    sizes[added] = size;
    ordered |= orderFrom >= 0;
    index[added] = added;
    added++;
    count = added;
  }

  private void reserve(int keyLength) {
    long needed = (long) starts[added] + keyLength;
    if (needed > LARGEST) {
      throw new IllegalStateException("The keys of one group take more than 2 GB.");
    }
    if (needed > bytes.length) {
      bytes =
          Arrays.copyOf(bytes, (int) Math.min(LARGEST, Math.max(needed, bytes.length * 3L / 2)));
    }
    if (added == sizes.length) {
      int room = added + (added >> 1);
      starts = Arrays.copyOf(starts, room + 1);
      orderFroms = Arrays.copyOf(orderFroms, room);
      orderTos = Arrays.copyOf(orderTos, room);
      sizes = Arrays.copyOf(sizes, room);
      index = Arrays.copyOf(index, room);
    }
  }

  /**
   * Puts the members in order: by the natural order of their order text, those without any first;
   * then of the whole key; then by the key's bytes. Of members with the same key one stays, the
   * smallest; the others become duplicates. The result does not depend on the order in which they
   * were added.
   */
  public void order() {
    shared = sharedPrefix();
    common = beforeDigits(shared);
    sort();
    if (added == 0) {
      return;
    }
    int[] repeats = new int[16];
    int repeated = 0;
    count = 1;
    for (int i = 1; i < added; i++) {
      if (compareKeys(index[count - 1], index[i]) != 0) {
        index[count++] = index[i];
        continue;
      }
      if (repeated == repeats.length) {
        repeats = Arrays.copyOf(repeats, repeated * 2);
      }
      repeats[repeated++] = index[i];
    }
    System.arraycopy(repeats, 0, index, count, repeated);
  }

  private int sharedPrefix() {
    int prefix = added == 0 ? 0 : starts[1];
    for (int i = 1; i < added; i++) {
      int until = Math.min(prefix, starts[i + 1] - starts[i]);
      int differs = Arrays.mismatch(bytes, 0, until, bytes, starts[i], starts[i] + until);
      prefix = differs < 0 ? until : differs;
    }
    return prefix;
  }

  /**
   * Cuts a shared beginning back to where no number can be split. Then it doesn't change what comes
   * before what, and in a group it is most of the key.
   */
  private int beforeDigits(int prefix) {
    int end = prefix;
    while (end > 0 && NaturalOrder.digit(bytes[end - 1])) {
      end--;
    }
    return end;
  }

  /** What decides most comparisons without a look at the keys, which lie all over the memory. */
  private long[] ranks() {
    long[] ranks = new long[added];
    for (int i = 0; i < added; i++) {
      ranks[i] =
          ordered
              ? NaturalOrder.rank(bytes, orderFroms[i], orderTos[i])
              : NaturalOrder.rank(bytes, starts[i] + common, starts[i + 1]);
    }
    return ranks;
  }

  private void sort() {
    if (added < 2) {
      return;
    }
    long[] ranks = ranks();
    if (packable(ranks)) {
      sortPacked(ranks);
    } else {
      IndexSort.sort(
          index,
          added,
          (a, b) -> ranks[a] == ranks[b] ? compare(a, b) : Long.compare(ranks[a], ranks[b]));
    }
  }

  private boolean packable(long[] ranks) {
    long largest = 0;
    for (long rank : ranks) {
      largest = Math.max(largest, rank);
    }
    return added <= MOST_PACKED && largest <= LARGEST_PACKED;
  }

  /** Nearly all groups: each rank and its index fit in one number, and numbers sort fastest. */
  private void sortPacked(long[] ranks) {
    for (int i = 0; i < added; i++) {
      ranks[i] = ranks[i] << PACKED_BITS | i;
    }
    Arrays.sort(ranks);
    for (int i = 0; i < added; i++) {
      index[i] = (int) ranks[i] & (MOST_PACKED - 1);
    }
    int start = 0;
    for (int i = 1; i <= added; i++) {
      if (i == added || ranks[i] >> PACKED_BITS != ranks[start] >> PACKED_BITS) {
        sortTied(start, i);
        start = i;
      }
    }
  }

  private void sortTied(int start, int end) {
    if (end - start > 1) {
      int[] tied = Arrays.copyOfRange(index, start, end);
      IndexSort.sort(tied, tied.length, this::compare);
      System.arraycopy(tied, 0, index, start, tied.length);
    }
  }

  private int compare(int a, int b) {
    int result =
        NaturalOrder.compare(bytes, orderFroms[a], orderTos[a], bytes, orderFroms[b], orderTos[b]);
    if (result == 0) {
      result =
          NaturalOrder.compare(
              bytes, starts[a] + common, starts[a + 1], bytes, starts[b] + common, starts[b + 1]);
    }
    if (result == 0) {
      result = compareKeys(a, b);
    }
    return result == 0 ? Long.compare(sizes[a], sizes[b]) : result;
  }

  private int compareKeys(int a, int b) {
    return Arrays.compareUnsigned(
        bytes, starts[a] + common, starts[a + 1], bytes, starts[b] + common, starts[b + 1]);
  }

  /** How many members there are; before {@link #order} with the duplicates. */
  public int count() {
    return count;
  }

  /** How many first bytes all keys share; known after {@link #order}. */
  public int shared() {
    return shared;
  }

  /** How many were dropped because their key was there before; known after {@link #order}. */
  public int duplicates() {
    return added - count;
  }

  /** The array that holds all keys. Not a copy, and another one after {@link #add}. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where the key of the member at a position begins in {@link #bytes}. */
  public int keyStart(int position) {
    return starts[index[checked(position)]];
  }

  /** Where the key of the member at a position ends in {@link #bytes}. */
  public int keyEnd(int position) {
    return starts[index[checked(position)] + 1];
  }

  /** The size in bytes of the member at a position, -1 if unknown. */
  public long size(int position) {
    return sizes[index[checked(position)]];
  }

  /** The members' bytes together, without duplicates; unknown sizes count nothing. */
  public long totalSize() {
    long total = 0;
    for (int i = 0; i < count; i++) {
      total += Math.max(0, sizes[index[i]]);
    }
    return total;
  }

  /** Shows every duplicate, in the members' order; there are some only after {@link #order}. */
  public void forEachDuplicate(DuplicateVisitor visitor) {
    for (int i = count; i < added; i++) {
      visitor.duplicate(starts[index[i]], starts[index[i] + 1], sizes[index[i]]);
    }
  }

  /** Forgets all members, and gives memory back when there were many. */
  public void clear() {
    added = 0;
    count = 0;
    shared = 0;
    common = 0;
    ordered = false;
    if (bytes.length > KEPT_BYTES) {
      bytes = new byte[FIRST_BYTES];
    }
    if (sizes.length > KEPT_MEMBERS) {
      starts = new int[FIRST_MEMBERS + 1];
      orderFroms = new int[FIRST_MEMBERS];
      orderTos = new int[FIRST_MEMBERS];
      sizes = new long[FIRST_MEMBERS];
      index = new int[FIRST_MEMBERS];
    }
  }

  /** The memory that is held, in bytes. */
  long held() {
    return bytes.length
        + 4L * (starts.length + orderFroms.length + orderTos.length + index.length)
        + 8L * sizes.length;
  }

  private int checked(int position) {
    if (position < 0 || position >= count) {
      throw new IndexOutOfBoundsException("position " + position + " of " + count);
    }
    return position;
  }
}
