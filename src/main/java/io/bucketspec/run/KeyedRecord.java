package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Reason;
import io.bucketspec.model.Varint;
import java.util.Arrays;

/**
 * A row of the exchange that brings objects and their header tags together by their key: one of
 * either. Both may come several times.
 *
 * @param tags whether it is a row of the tag table, and not an object
 * @param bucket the object's bucket where there are several; else empty
 * @param key the object's key
 * @param size bytes of the object, -1 if not stated; of an object only
 * @param content a hash of its content; of an object only
 * @param modified when it was last modified, in milliseconds since the epoch, 0 if not known; of an
 *     object only
 * @param absence why the object is rejected, null if it isn't; of an object only
 * @param study its StudyInstanceUID, empty if it has none; of tags only
 * @param series its SeriesInstanceUID, likewise
 * @param header its other tags, encoded; of tags only
 */
record KeyedRecord(
    boolean tags,
    byte[] bucket,
    byte[] key,
    long size,
    long content,
    long modified,
    Reason absence,
    byte[] study,
    byte[] series,
    byte[] header) {
  static final byte OBJECT = RecordTag.KEYED_OBJECT;
  static final byte TAGS = RecordTag.KEYED_TAGS;

  private static final byte[] NONE = {};
  private static final Reason[] REASONS = Reason.values();

  static boolean is(byte[] record) {
    return record[0] == OBJECT || record[0] == TAGS;
  }

  static void appendObject(ByteBuilder out, byte[] bucket, Member member) {
    out.append(OBJECT);
    Varint.append(out, bucket, 0, bucket.length);
    Varint.append(out, member.key(), 0, member.keyLength());
    Varint.append(out, member.absence() == null ? 0 : 1 + member.absence().ordinal());
    Varint.append(out, member.size() + 1);
    out.appendLong(member.content());
    Varint.append(out, Math.max(0, member.modified()));
  }

  static void appendTags(
      ByteBuilder out, byte[] bucket, byte[] key, byte[] study, byte[] series, ByteBuilder header) {
    out.append(TAGS);
    Varint.append(out, bucket, 0, bucket.length);
    Varint.append(out, key, 0, key.length);
    Varint.append(out, study, 0, study.length);
    Varint.append(out, series, 0, series.length);
    out.append(header.array(), 0, header.length());
  }

  static KeyedRecord read(byte[] record) {
    Varint in = new Varint().over(record, 1);
    byte[] bucket = in.nextBytes();
    byte[] key = in.nextBytes();
    if (record[0] == TAGS) {
      byte[] study = in.nextBytes();
      byte[] series = in.nextBytes();
      byte[] header = Arrays.copyOfRange(record, in.position(), record.length);
      return new KeyedRecord(true, bucket, key, -1, 0, 0, null, study, series, header);
    }
    int absence = in.nextInt();
    Reason reason = absence == 0 ? null : REASONS[absence - 1];
    long size = in.next() - 1;
    long content = in.nextLong();
    return new KeyedRecord(false, bucket, key, size, content, in.next(), reason, NONE, NONE, NONE);
  }

  boolean sameObject(KeyedRecord other) {
    return Arrays.equals(key, other.key) && Arrays.equals(bucket, other.bucket);
  }

  boolean sameTags(KeyedRecord other) {
    return Arrays.equals(study, other.study)
        && Arrays.equals(series, other.series)
        && Arrays.equals(header, other.header);
  }
}
