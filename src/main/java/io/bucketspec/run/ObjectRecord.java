package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Varint;
import io.bucketspec.run.ledger.ItemObjects.PublishedObject;
import java.util.Arrays;

/**
 * An object that is gone, or new, on its way to where those of equal content and size meet.
 *
 * @param gone whether it is gone, and not new
 * @param size in bytes
 * @param content a hash of its ETag
 * @param bucket where there are several; else empty
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody changes them.
record ObjectRecord(boolean gone, long size, long content, byte[] bucket, byte[] key) {
  /** No spec folder is called so: their names hold no 0 byte. */
  private static final String FOLDER = "\0renamed-";

  private static final int FOLDERS = 16;
  private static final byte PLACE = 'o';

  /** Whether its content says enough to know it again. */
  static boolean tells(PublishedObject object) {
    return object.content() != 0 && object.size() > 0;
  }

  static Passed passed(boolean gone, PublishedObject object, byte[] bucket) {
    ByteBuilder order = new ByteBuilder(64);
    order.append(PLACE).appendLong(object.content()).appendLong(object.size());
    order.append((byte) (gone ? 0 : 1)).append(bucket).append(object.key());
    ByteBuilder payload = new ByteBuilder(64);
    payload.append((byte) (gone ? 0 : 1));
    payload.appendLong(object.size()).appendLong(object.content());
    Varint.append(payload, bucket, 0, bucket.length);
    payload.append(object.key());
    long folder = Long.remainderUnsigned(object.content(), FOLDERS);
    return new Passed(
        FOLDER + folder, order.toByteArray(), Passed.tagged(Passed.OBJECT, payload.toByteArray()));
  }

  static ObjectRecord of(byte[] payload) {
    Varint in = new Varint().over(payload, 1);
    boolean gone = in.nextByte() == 0;
    long size = in.nextLong();
    long content = in.nextLong();
    byte[] bucket = in.nextBytes();
    byte[] key = Arrays.copyOfRange(payload, in.position(), payload.length);
    return new ObjectRecord(gone, size, content, bucket, key);
  }

  boolean sameContent(ObjectRecord other) {
    return content == other.content && size == other.size;
  }
}
