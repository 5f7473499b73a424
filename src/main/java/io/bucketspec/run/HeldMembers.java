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
 * <p>Rows of an inventory come in any order, so each may touch memory that no cache has. All that
 * is known of a group therefore stands in one place, and members are linked from the last to the
 * first, so that adding one touches no other.
 */
final class HeldMembers {
  private static final int MOST_BYTES = 24 << 20;
  private static final int MOST_GROUPS = 1 << 16;
  private static final int TABLE_BITS = 17;

  /** Rows of the exchange stay small, whatever the size of a group. */
  private static final int LARGE_RECORD = 1 << 16;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int NONE = -1;

  /** Where in a group the place of the member last added stands, if it has more than one. */
  private static final int LAST = 0;

  /** How many bytes its record will have. */
  private static final int SIZE = 4;

  /** The place of the group before it. */
  private static final int BEFORE = 8;

  private static final int KEY_LENGTH = 12;

  /** How many bytes the beginning of its record has, with its first member. */
  private static final int HEAD_LENGTH = 16;

  /** Where in its record the identity begins. */
  private static final int IDENTITY = 20;

  private static final int SORT_KEY = 24;

  /** The first member's key; behind it the beginning of the record. */
  private static final int KEY = 32;

  /** Where in a member what {@link MemberRecord} makes of it begins: behind its link and length. */
  private static final int MEMBER = 8;

  private final int mostBytes;

  /** The groups, and each further member as it came. */
  private final ByteBuilder bytes = new ByteBuilder(1 << 16);

  /** Finds a group by its sort key: 1 + its place, 0 for none; other groups stand behind it. */
  private final int[] table = new int[1 << TABLE_BITS];

  private int groups;
  private int lastGroup = NONE;

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

  boolean isEmpty() {
    return groups == 0;
  }

  /** Holds a member of the group of that identity. */
  void add(long sortKey, int rule, GroupIdentity identity, Member member) {
    int place = (int) ((sortKey * GOLDEN) >>> (Long.SIZE - TABLE_BITS));
    for (int entry = table[place]; entry != 0; entry = table[place]) {
      int group = entry - 1;
      if (bytes.longAt(group + SORT_KEY) == sortKey && is(group, identity.bytes())) {
        if (bytes.intAt(group + SIZE) < LARGE_RECORD) {
          addTo(group, member);
          return;
        }
        break;
      }
      place = (place + 1) & (table.length - 1);
    }
    table[place] = begin(sortKey, rule, identity, member) + 1;
  }

  private boolean is(int group, ByteBuilder identity) {
    int head = head(group);
    int from = head + bytes.intAt(group + IDENTITY);
    int to = from + identity.length();
    return to <= head + bytes.intAt(group + HEAD_LENGTH)
        && Arrays.equals(bytes.array(), from, to, identity.array(), 0, identity.length());
  }

  private int head(int group) {
    return group + KEY + bytes.intAt(group + KEY_LENGTH);
  }

  private int begin(long sortKey, int rule, GroupIdentity identity, Member member) {
    int group = bytes.length();
    bytes.appendInt(NONE).appendInt(0).appendInt(lastGroup).appendInt(member.keyLength());
    bytes.appendInt(0).appendInt(0).appendLong(sortKey);
    bytes.append(member.key(), 0, member.keyLength());
    int head = bytes.length();
    int identityAt = MemberRecord.begin(bytes, rule, identity, member.carries());
    MemberRecord.append(bytes, member, identity.keyTail());
    bytes.putInt(group + SIZE, bytes.length() - head);
    bytes.putInt(group + HEAD_LENGTH, bytes.length() - head);
    bytes.putInt(group + IDENTITY, identityAt - head);
    lastGroup = group;
    groups++;
    return group;
  }

  private void addTo(int group, Member member) {
    int from = group + KEY;
    int length = Math.min(bytes.intAt(group + KEY_LENGTH), member.keyLength());
    int differs = Arrays.mismatch(bytes.array(), from, from + length, member.key(), 0, length);
    int added = bytes.length();
    bytes.appendInt(bytes.intAt(group + LAST)).appendInt(0);
    MemberRecord.append(bytes, member, differs < 0 ? length : differs);
    int size = bytes.length() - added - MEMBER;
    bytes.putInt(added + Integer.BYTES, size);
    bytes.putInt(group + LAST, added);
    bytes.putInt(group + SIZE, bytes.intAt(group + SIZE) + size);
  }

  /** Hands over all members; nothing may be added until the last was taken. */
  Iterator<SortedRecord> handOver() {
    return new Records(lastGroup);
  }

  private void clear() {
    Arrays.fill(table, 0);
    groups = 0;
    lastGroup = NONE;
    bytes.clear();
  }

  /** The groups' records. */
  private final class Records implements Iterator<SortedRecord> {
    private int group;

    Records(int group) {
      this.group = group;
    }

    @Override
    public boolean hasNext() {
      return group != NONE;
    }

    @Override
    public SortedRecord next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      SortedRecord next = new SortedRecord(bytes.longAt(group + SORT_KEY), record(group));
      group = bytes.intAt(group + BEFORE);
      if (group == NONE) {
        clear();
      }
      return next;
    }
  }

  private byte[] record(int group) {
    byte[] record = new byte[bytes.intAt(group + SIZE)];
    int put = bytes.intAt(group + HEAD_LENGTH);
    System.arraycopy(bytes.array(), head(group), record, 0, put);
    for (int member = bytes.intAt(group + LAST); member != NONE; member = bytes.intAt(member)) {
      int length = bytes.intAt(member + Integer.BYTES);
      System.arraycopy(bytes.array(), member + MEMBER, record, put, length);
      put += length;
    }
    return record;
  }
}
