package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Reason;
import io.bucketspec.model.Varint;
import java.util.Arrays;

/**
 * A row of the exchange: members of one item, as many of them as one task met and held together.
 *
 * <p>It is a tag, the rule, the item's identity, and the members one after the other. What a
 * member's key shares with the first one's is not written again: keys of a group are the same but
 * for a few bytes. The first key itself leans on the end of the identity, which for a single object
 * is the key, for a folder the folder.
 *
 * <p>Reused: a cursor over the record last read.
 */
final class MemberRecord {
  /** A tally of the scan, not a member. */
  static final byte TALLY = RecordTag.TALLY;

  /** Members of an item; with it stands what they carry. */
  private static final byte MEMBERS = RecordTag.MEMBERS;

  private static final Reason[] REASONS = Reason.values();
  private static final int REASON_BITS = 6;
  private static final int REASON_MASK = (1 << REASON_BITS) - 1;

  private final Varint in = new Varint();
  private byte[] record;
  private int end;
  private int carries;
  private int rule;
  private int identityStart;
  private int identityEnd;
  private final Member member = new Member();
  private byte[] key = new byte[256];
  private byte[] first = new byte[256];
  private boolean any;

  /** Whether a record holds members. */
  static boolean is(byte[] record) {
    return (record[0] & ~Member.ALL) == MEMBERS;
  }

  /** A record of what a task counted. */
  static byte[] tally(Tally tally) {
    byte[] counts = tally.toBytes();
    byte[] tagged = new byte[counts.length + 1];
    tagged[0] = TALLY;
    System.arraycopy(counts, 0, tagged, 1, counts.length);
    return tagged;
  }

  /**
   * Begins a record; its members follow.
   *
   * @param carries what its members carry
   * @return where the identity begins
   */
  static int begin(ByteBuilder out, int rule, GroupIdentity identity, int carries) {
    ByteBuilder bytes = identity.bytes();
    out.append((byte) (MEMBERS | carries));
    Varint.append(out, rule);
    Varint.append(out, identity.keyTail());
    Varint.append(out, bytes.array(), 0, bytes.length());
    return out.length() - bytes.length();
  }

  /**
   * Appends a member.
   *
   * @param shared how many bytes of the key are those of the first member's, for the first member
   *     of the identity's tail
   */
  static void append(ByteBuilder out, Member member, int shared) {
    Reason absence = member.absence();
    Varint.append(out, ((long) shared << 1) | (absence == null ? 0 : 1));
    Varint.append(out, member.key(), shared, member.keyLength());
    Varint.append(
        out,
        absence == null ? member.size() + 1 : member.absences() << REASON_BITS | absence.ordinal());
    Varint.append(out, member.orderStart() + 1);
    if (member.orderStart() >= 0) {
      Varint.append(out, member.orderEnd() - member.orderStart());
    }
    int carries = member.carries();
    if ((carries & Member.CONTENT) != 0) {
      out.appendLong(member.content());
    }
    if ((carries & Member.EXTRA) != 0) {
      Varint.append(out, member.extra().array(), 0, member.extra().length());
    }
    if ((carries & Member.MODIFIED) != 0) {
      Varint.append(out, Math.max(0, member.modified()));
    }
  }

  /** Reads the beginning of a record that is no tally. */
  void read(byte[] bytes) {
    read(bytes, 0, bytes.length);
  }

  /** Reads the beginning of a record of members that stands amid other bytes. */
  void read(byte[] bytes, int from, int to) {
    record = bytes;
    end = to;
    carries = bytes[from] & Member.ALL;
    rule = in.over(bytes, from + 1).nextInt();
    int keyTail = in.nextInt();
    int identityLength = in.nextInt();
    identityStart = in.position();
    identityEnd = identityStart + identityLength;
    in.over(bytes, identityEnd);
    first = roomy(first, keyTail);
    System.arraycopy(bytes, identityEnd - keyTail, first, 0, keyTail);
    any = false;
  }

  /** Goes to the next member; false after the last. */
  boolean next() {
    if (in.position() == end) {
      return false;
    }
    long head = in.next();
    readKey((int) (head >>> 1));
    long number = in.next();
    if ((head & 1) == 0) {
      member.size(number - 1);
    } else {
      member.absent(REASONS[(int) number & REASON_MASK], number >>> REASON_BITS);
    }
    int start = in.nextInt() - 1;
    if (start >= 0) {
      member.order(start, start + in.nextInt());
    }
    member.carries(carries);
    if ((carries & Member.CONTENT) != 0) {
      member.content(in.nextLong());
    }
    if ((carries & Member.EXTRA) != 0) {
      int length = in.nextInt();
      member.extra().append(record, in.position(), in.position() + length);
      in.skip(length);
    }
    if ((carries & Member.MODIFIED) != 0) {
      member.modified(in.next());
    }
    return true;
  }

  private void readKey(int shared) {
    int rest = in.nextInt();
    int length = shared + rest;
    key = roomy(key, length);
    System.arraycopy(first, 0, key, 0, shared);
    System.arraycopy(record, in.position(), key, shared, rest);
    in.over(record, in.position() + rest);
    if (!any) {
      any = true;
      first = roomy(first, length);
      System.arraycopy(key, shared, first, shared, rest);
    }
    member.set(key, length);
  }

  private static byte[] roomy(byte[] bytes, int length) {
    return bytes.length >= length ? bytes : Arrays.copyOf(bytes, length * 2);
  }

  byte[] bytes() {
    return record;
  }

  int rule() {
    return rule;
  }

  /** Where the identity begins in {@link #bytes}. */
  int identityStart() {
    return identityStart;
  }

  /** Where the identity ends in {@link #bytes}. */
  int identityEnd() {
    return identityEnd;
  }

  /** The member last gone to. */
  Member member() {
    return member;
  }
}
