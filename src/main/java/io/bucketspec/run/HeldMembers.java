package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Members of groups that a scan task holds back, so that those of one group go through the exchange
 * as one row, with what their keys share written once. Holds some tens of megabytes at most, and
 * hands over all when it is full: a group may come in several records, and nothing depends on in
 * how many.
 *
 * <p>Rows of an inventory come in any order, so each step may touch memory that no cache has. All
 * numbers of a group therefore stand side by side, and members are linked from the last to the
 * first, so that adding one changes nothing that was written before.
 */
final class HeldMembers {
  private static final int MOST_BYTES = 24 << 20;
  private static final int MOST_GROUPS = 1 << 16;
  private static final int TABLE_BITS = 17;

  /** Rows of the exchange stay small, whatever the size of a group. */
  private static final int LARGE_RECORD = 1 << 16;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** The numbers of a group: where its first key begins, whose end is where its head begins. */
  private static final int KEY = 0;

  /** Where the beginning of its record stands, up to the end of its first member. */
  private static final int HEAD = 1;

  private static final int HEAD_END = 2;
  private static final int IDENTITY = 3;

  /** Where the member last added stands; 0 before the second. */
  private static final int LAST = 4;

  /** How many bytes its record will have. */
  private static final int SIZE = 5;

  private static final int SORT_KEY_HIGH = 6;
  private static final int SORT_KEY_LOW = 7;
  private static final int NUMBERS = 8;

  private final int mostBytes;

  /**
   * For each group its first key and the beginning of its record. For each further member the place
   * of the one before it, the length of what {@link MemberRecord} makes of it, and that.
   */
  private final ByteBuilder bytes = new ByteBuilder(1 << 16);

  /** Finds a group by its sort key: 1 + the group, 0 for none; other groups stand behind it. */
  private final int[] table = new int[1 << TABLE_BITS];

  private final int[] numbers = new int[MOST_GROUPS * NUMBERS];
  private int groups;

  HeldMembers() {
    this(MOST_BYTES);
  }

  HeldMembers(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Whether all should be handed over before the next member is added. */
  boolean full() {
    return groups == MOST_GROUPS || bytes.length() >= mostBytes;
  }

  /** Holds a member of the group of that identity. */
  void add(long sortKey, int rule, GroupIdentity identity, Member member) {
    int place = (int) ((sortKey * GOLDEN) >>> (Long.SIZE - TABLE_BITS));
    for (int entry = table[place]; entry != 0; entry = table[place]) {
      int group = (entry - 1) * NUMBERS;
      if (sortKey(group) == sortKey && is(group, identity.bytes())) {
        if (numbers[group + SIZE] < LARGE_RECORD) {
          addTo(group, member);
          return;
        }
        break;
      }
      place = (place + 1) & (table.length - 1);
    }
    begin(sortKey, rule, identity, member);
    table[place] = groups;
  }

  private long sortKey(int group) {
    return (long) numbers[group + SORT_KEY_HIGH] << Integer.SIZE
        | numbers[group + SORT_KEY_LOW] & 0xFFFFFFFFL;
  }

  private boolean is(int group, ByteBuilder identity) {
    int from = numbers[group + IDENTITY];
    int to = from + identity.length();
    return to <= numbers[group + HEAD_END]
        && Arrays.equals(bytes.array(), from, to, identity.array(), 0, identity.length());
  }

  private void begin(long sortKey, int rule, GroupIdentity identity, Member member) {
    int group = groups * NUMBERS;
    numbers[group + SORT_KEY_HIGH] = (int) (sortKey >>> Integer.SIZE);
    numbers[group + SORT_KEY_LOW] = (int) sortKey;
    numbers[group + KEY] = bytes.length();
    bytes.append(member.key(), 0, member.keyLength());
    numbers[group + HEAD] = bytes.length();
    numbers[group + IDENTITY] = MemberRecord.begin(bytes, rule, identity);
    MemberRecord.append(bytes, member, identity.keyTail());
    numbers[group + HEAD_END] = bytes.length();
    numbers[group + LAST] = 0;
    numbers[group + SIZE] = bytes.length() - numbers[group + HEAD];
    groups++;
  }

  private void addTo(int group, Member member) {
    int from = numbers[group + KEY];
    int length = Math.min(numbers[group + HEAD] - from, member.keyLength());
    int differs = Arrays.mismatch(bytes.array(), from, from + length, member.key(), 0, length);
    int entry = bytes.length();
    bytes.appendInt(numbers[group + LAST]);
    bytes.appendInt(0);
    int start = bytes.length();
    MemberRecord.append(bytes, member, differs < 0 ? length : differs);
    bytes.putInt(entry + Integer.BYTES, bytes.length() - start);
    numbers[group + LAST] = entry;
    numbers[group + SIZE] += bytes.length() - start;
  }

  /** Hands over all members; nothing may be added until the last was taken. */
  Iterator<SortedRecord> handOver() {
    return new Records();
  }

  private void clear() {
    Arrays.fill(table, 0);
    groups = 0;
    bytes.clear();
  }

  /** The groups' records, in the order in which they were begun. */
  private final class Records implements Iterator<SortedRecord> {
    private final int count = groups;
    private int group;

    @Override
    public boolean hasNext() {
      return group < count;
    }

    @Override
    public SortedRecord next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      SortedRecord next = new SortedRecord(sortKey(group * NUMBERS), record(group * NUMBERS));
      group++;
      if (group == count) {
        clear();
      }
      return next;
    }
  }

  private byte[] record(int group) {
    byte[] record = new byte[numbers[group + SIZE]];
    int head = numbers[group + HEAD];
    int put = numbers[group + HEAD_END] - head;
    System.arraycopy(bytes.array(), head, record, 0, put);
    for (int entry = numbers[group + LAST]; entry != 0; entry = bytes.intAt(entry)) {
      int length = bytes.intAt(entry + Integer.BYTES);
      System.arraycopy(bytes.array(), entry + 2 * Integer.BYTES, record, put, length);
      put += length;
    }
    return record;
  }
}
