package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.ByteHash;
import io.bucketspec.model.Varint;
import java.util.Arrays;

/**
 * A row of the exchange of objects: a row of a side table that belongs to an item.
 *
 * <p>Reused: about the record last read.
 */
final class MetadataRecord {
  /** What records of this sort begin with. */
  static final byte METADATA = RecordTag.METADATA;

  private static final long SEED = 0x5851F42D4C957F2DL;

  private final Varint in = new Varint();
  private byte[] record;
  private int table;
  private int rule;
  private int identityStart;
  private int identityEnd;
  private MemberKey member;
  private byte[] label;
  private byte[] row;

  static boolean is(byte[] record) {
    return record[0] == METADATA;
  }

  /**
   * A member of a group by 128 bits that stand for its key, since a group may have a million.
   *
   * @param high of them the first half
   * @param low of them the second half
   */
  record MemberKey(long high, long low) implements Comparable<MemberKey> {
    /** Stands for the group as a whole. */
    static final MemberKey WHOLE = new MemberKey(0, 0);

    static MemberKey of(byte[] key, int from, int to) {
      return new MemberKey(ByteHash.hash(key, from, to, 0) | 1, ByteHash.hash(key, from, to, SEED));
    }

    @Override
    public int compareTo(MemberKey other) {
      int result = Long.compare(high, other.high);
      return result == 0 ? Long.compare(low, other.low) : result;
    }
  }

  /**
   * Appends one.
   *
   * @param table the table's index in the plan
   * @param identity the item's
   * @param member the member that it is of
   * @param label what the row has in common with the item, for people; empty if nobody may want it
   * @param row its values; empty for none, which {@link #stopped} tells of
   */
  static void append(
      ByteBuilder out,
      int table,
      int rule,
      ByteBuilder identity,
      MemberKey member,
      byte[] label,
      byte[] row) {
    out.append(METADATA);
    Varint.append(out, table);
    Varint.append(out, rule);
    Varint.append(out, identity.array(), 0, identity.length());
    out.appendLong(member.high()).appendLong(member.low());
    Varint.append(out, label, 0, label.length);
    out.append(row);
  }

  MetadataRecord read(byte[] bytes) {
    record = bytes;
    table = in.over(bytes, 1).nextInt();
    rule = in.nextInt();
    int length = in.nextInt();
    identityStart = in.position();
    identityEnd = identityStart + length;
    in.skip(length);
    member = new MemberKey(in.nextLong(), in.nextLong());
    label = in.nextBytes();
    row = Arrays.copyOfRange(bytes, in.position(), bytes.length);
    return this;
  }

  byte[] bytes() {
    return record;
  }

  int table() {
    return table;
  }

  int rule() {
    return rule;
  }

  int identityStart() {
    return identityStart;
  }

  int identityEnd() {
    return identityEnd;
  }

  MemberKey member() {
    return member;
  }

  byte[] label() {
    return label;
  }

  byte[] row() {
    return row;
  }

  /** Whether it is no row, but says that there are more for the member than can be its metadata. */
  boolean stopped() {
    return row.length == 0;
  }
}
