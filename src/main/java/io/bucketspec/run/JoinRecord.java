package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.ByteHash;
import io.bucketspec.model.Varint;
import java.util.Arrays;

/**
 * A row of the exchange that brings rows of side tables and those who ask for them together, by
 * what they have in common: one of either.
 *
 * @param request whether it asks for rows, and is not one
 * @param table the table's index in the plan
 * @param key what rows and items have in common
 * @param rest of a row its values; of a request the place of the item and {@link MetadataRecord}'s
 *     beginning
 */
record JoinRecord(boolean request, int table, byte[] key, byte[] rest) {
  private static final byte ROW = RecordTag.JOIN_ROW;
  private static final byte REQUEST = RecordTag.JOIN_REQUEST;
  private static final long SEED = 0x2545F4914F6CDD1DL;

  static boolean is(byte[] record) {
    return record[0] == ROW || record[0] == REQUEST;
  }

  static byte[] row(int table, byte[] key, byte[] values) {
    return bytes(ROW, table, key, values);
  }

  static byte[] request(int table, byte[] key, Asker asker) {
    return bytes(REQUEST, table, key, asker.toBytes());
  }

  private static byte[] bytes(byte tag, int table, byte[] key, byte[] rest) {
    ByteBuilder out = new ByteBuilder(key.length + rest.length + 8);
    out.append(tag);
    Varint.append(out, table);
    Varint.append(out, key, 0, key.length);
    out.append(rest);
    return out.toByteArray();
  }

  static JoinRecord read(byte[] record) {
    Varint in = new Varint().over(record, 1);
    int table = in.nextInt();
    byte[] key = in.nextBytes();
    byte[] rest = Arrays.copyOfRange(record, in.position(), record.length);
    return new JoinRecord(record[0] == REQUEST, table, key, rest);
  }

  /** Where rows and requests of one key meet, the rows first. */
  static long place(Buckets buckets, int table, byte[] key, boolean request) {
    long hash = ByteHash.hash(key, 0, key.length, table);
    long more = ByteHash.hash(key, 0, key.length, SEED + table);
    return buckets.joinKey(hash, more << 1 | (request ? 1 : 0));
  }

  /** What rows and requests that meet have in common of their places. */
  static long meeting(long place) {
    return place >>> 1;
  }

  boolean sameKey(JoinRecord other) {
    return table == other.table && Arrays.equals(key, other.key);
  }

  /**
   * Who asks.
   *
   * @param sortKey where the item is made
   * @param rule its rule
   * @param identity its identity
   * @param member the member that the rows are for
   */
  record Asker(long sortKey, int rule, byte[] identity, MetadataRecord.MemberKey member) {
    byte[] toBytes() {
      ByteBuilder out = new ByteBuilder(identity.length + 32);
      out.appendLong(sortKey);
      Varint.append(out, rule);
      out.appendLong(member.high()).appendLong(member.low());
      return out.append(identity).toByteArray();
    }

    static Asker read(byte[] bytes) {
      Varint in = new Varint().over(bytes, 0);
      long sortKey = in.nextLong();
      int rule = in.nextInt();
      MetadataRecord.MemberKey member = new MetadataRecord.MemberKey(in.nextLong(), in.nextLong());
      return new Asker(
          sortKey, rule, Arrays.copyOfRange(bytes, in.position(), bytes.length), member);
    }
  }
}
