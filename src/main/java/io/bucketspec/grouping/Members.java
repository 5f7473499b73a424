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

  private byte[] bytes = new byte[FIRST_BYTES];
  private int[] starts = new int[FIRST_MEMBERS + 1];
  private int[] orderFroms = new int[FIRST_MEMBERS];
  private int[] orderTos = new int[FIRST_MEMBERS];
  private long[] sizes = new long[FIRST_MEMBERS];
  private int[] index = new int[FIRST_MEMBERS];
  private final MemberExtras extras = new MemberExtras();
  private boolean byExtra;
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
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, roomFor(needed, bytes.length));
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

  /** The length of an array that holds that many bytes, and some more for those to come. */
  static int roomFor(long needed, int length) {
    if (needed > LARGEST) {
      throw new IllegalStateException("What is held of one group takes more than 2 GB.");
    }
    return (int) Math.min(LARGEST, Math.max(needed, length * 3L / 2));
  }

  /** Gives the member last added bytes that go with it, which are copied. */
  public void extra(byte[] source, int from, int to) {
    extras.bytes(added - 1, source, from, to);
  }

  /** Gives the member last added a hash of its content; 0 for one that isn't known. */
  public void content(long hash) {
    extras.content(added - 1, hash);
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

  /** As {@link #order}, but by the natural order of what goes with the members before all else. */
  public void orderByExtra() {
    order();
    byExtra = true;
    int[] sorted = Arrays.copyOf(index, count);
    byte[] texts = extras.bytes();
    // The sort is stable, so that equal ones stay in the order of their keys.
    IndexSort.sort(
        sorted,
        count,
        (a, b) ->
            NaturalOrder.compare(
                texts, extras.start(a), extras.end(a), texts, extras.start(b), extras.end(b)));
    System.arraycopy(sorted, 0, index, 0, count);
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

  private void sort() {
    long[] ranks = new long[added];
    for (int i = 0; i < added; i++) {
      ranks[i] =
          ordered
              ? NaturalOrder.rank(bytes, orderFroms[i], orderTos[i])
              : NaturalOrder.rank(bytes, starts[i] + common, starts[i + 1]);
    }
    RankSort.sort(index, ranks, this::compare);
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
    if (result == 0) {
      result = Long.compare(sizes[a], sizes[b]);
    }
    return result == 0 ? extras.compare(a, b) : result;
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

  /** A copy of the key of the member at a position. */
  public byte[] key(int position) {
    return Arrays.copyOfRange(bytes, keyStart(position), keyEnd(position));
  }

  /** The array that holds the text that the members are in order of. Not a copy. */
  public byte[] orderBytes() {
    return byExtra ? extras.bytes() : bytes;
  }

  /** Where the text begins in {@link #orderBytes} that the member at a position is in order of. */
  public int orderStart(int position) {
    int member = index[checked(position)];
    return byExtra ? extras.start(member) : orderFroms[member];
  }

  /** Where that text ends. */
  public int orderEnd(int position) {
    int member = index[checked(position)];
    return byExtra ? extras.end(member) : orderTos[member];
  }

  /**
   * Tells the text in {@link #bytes} that the member at a position is in order of, where the order
   * has come about without it.
   */
  void orderText(int position, int from, int to) {
    int member = index[checked(position)];
    orderFroms[member] = from;
    orderTos[member] = to;
  }

  /** The array that holds what goes with the members. Not a copy. */
  public byte[] extras() {
    return extras.bytes();
  }

  /** Where what goes with the member at a position begins in {@link #extras}. */
  public int extraStart(int position) {
    return extras.start(index[checked(position)]);
  }

  /** Where it ends. */
  public int extraEnd(int position) {
    return extras.end(index[checked(position)]);
  }

  /** The hash of the content of the member at a position; 0 for one that isn't known. */
  public long content(int position) {
    return extras.content(index[checked(position)]);
  }

  /**
   * Puts the members at some positions in another order.
   *
   * @param from the first of those positions
   * @param positions all of them, each once, in their new order
   */
  public void arrange(int from, int[] positions) {
    int[] arranged = new int[positions.length];
    for (int i = 0; i < arranged.length; i++) {
      arranged[i] = index[checked(positions[i])];
    }
    System.arraycopy(arranged, 0, index, from, arranged.length);
  }

  /** The size in bytes of the member at a position, -1 if unknown. */
  public long size(int position) {
    return sizes[index[checked(position)]];
  }

  /** The bytes of the members from a position up to another; unknown sizes count nothing. */
  public long totalSize(int from, int to) {
    long total = 0;
    for (int i = from; i < to; i++) {
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
    byExtra = false;
    extras.clear();
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
        + extras.held()
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
