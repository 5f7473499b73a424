package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Reason;
import io.bucketspec.model.Varint;
import java.nio.charset.StandardCharsets;

/**
 * What became of one row of the inventory.
 *
 * @param bucket the row's bucket
 * @param key the row's key
 * @param size bytes of the object, -1 if not stated
 * @param fate {@code member}, {@code superseded}, {@code filtered} or {@code rejected}; {@code
 *     metadata} if it is what was read from the object
 * @param code which of those, as the summary calls it; empty for a member
 * @param sentence why, if there is more to say
 * @param sortKey where its record belongs in the exchange
 * @param record what the exchange has of it; empty if nothing goes on
 */
public record ExplainedRow(
    byte[] bucket,
    byte[] key,
    long size,
    String fate,
    String code,
    String sentence,
    long sortKey,
    byte[] record) {
  static final String MEMBER = RowFate.MEMBER.label();

  /** Of what is no row, but was read from a file that a row is of. */
  private static final String METADATA = "metadata";

  /** What was read from a file beside an object, for the exchange. */
  static ExplainedRow metadata(byte[] bucket, byte[] key, SortedRecord record) {
    return new ExplainedRow(bucket, key, 0, METADATA, "", "", record.sortKey(), record.bytes());
  }

  byte[] toBytes() {
    ByteBuilder out = new ByteBuilder();
    Varint.append(out, bucket, 0, bucket.length);
    Varint.append(out, key, 0, key.length);
    Varint.append(out, size + 1);
    append(out, fate);
    append(out, code);
    append(out, sentence);
    out.appendLong(sortKey);
    Varint.append(out, record, 0, record.length);
    return out.toByteArray();
  }

  private static void append(ByteBuilder out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Varint.append(out, bytes, 0, bytes.length);
  }

  /** Reads what {@link ExplainStep} gave. */
  public static ExplainedRow ofBytes(byte[] bytes) {
    Varint in = new Varint().over(bytes, 0);
    byte[] bucket = in.nextBytes();
    byte[] key = in.nextBytes();
    long size = in.next() - 1;
    String fate = text(in);
    String code = text(in);
    String sentence = text(in);
    return new ExplainedRow(bucket, key, size, fate, code, sentence, in.nextLong(), in.nextBytes());
  }

  private static String text(Varint in) {
    return new String(in.nextBytes(), StandardCharsets.UTF_8);
  }

  /** The same row, rejected later on. */
  ExplainedRow rejected(Reason reason, String why) {
    return new ExplainedRow(bucket, key, size, "rejected", reason.code(), why, sortKey, record);
  }

  /** The object that it is of. */
  Bytes object() {
    return Bytes.of(bucket, key);
  }

  boolean member() {
    return fate.equals(MEMBER);
  }

  /** Whether it is a row of the inventory. */
  boolean listed() {
    return !fate.equals(METADATA);
  }

  /** Whether the exchange has anything of it. */
  boolean goesOn() {
    return record.length > 0;
  }
}
