package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Varint;

/**
 * A row of the exchange: records of objects by themselves whose sort keys begin alike. Spark moves
 * and sorts some rows a bucket so, and not some million; the objects are put in order where they
 * arrive, by {@link Unbundled}.
 */
final class SingleBundle {
  private static final byte BUNDLE = RecordTag.BUNDLE;

  private SingleBundle() {}

  static boolean is(byte[] record) {
    return record[0] == BUNDLE;
  }

  static void begin(ByteBuilder out) {
    out.append(BUNDLE);
  }

  /**
   * Appends an object.
   *
   * @param group the bits of its sort key that stand for its group
   * @param from where its record begins in the array
   */
  static void append(ByteBuilder out, int group, byte[] bytes, int from, int to) {
    out.appendInt(group);
    Varint.append(out, bytes, from, to);
  }
}
