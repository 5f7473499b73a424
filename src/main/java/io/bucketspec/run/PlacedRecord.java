package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Varint;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A given item on its way to its bucket, or what a task counted.
 *
 * @param bucket the bucket, from 0
 * @param order the place among the records of that bucket, as unsigned bytes
 * @param payload a tag, then a tally or an item
 */
public record PlacedRecord(int bucket, byte[] order, byte[] payload) {
  static final byte TALLY = 'T';
  static final byte ITEM = 'I';

  static PlacedRecord tally(int bucket, Tally tally) {
    return new PlacedRecord(bucket, new byte[0], Passed.tagged(TALLY, tally.toBytes()));
  }

  /**
   * Begins the payload of an item; its frame follows.
   *
   * @param duplicateOf what it shares with an item that it repeats
   */
  static void begin(
      ByteBuilder out, int buckets, String stretch, String folder, byte[] duplicateOf) {
    out.append(ITEM);
    Varint.append(out, buckets);
    append(out, stretch.getBytes(StandardCharsets.UTF_8));
    append(out, folder.getBytes(StandardCharsets.UTF_8));
    append(out, duplicateOf);
  }

  /**
   * Begins the order of an item; what tells it from others of its place follows.
   *
   * @param stretch the partition that it is of
   */
  static ByteBuilder order(String stretch, ItemPlace place) {
    ByteBuilder order = new ByteBuilder();
    order.append(stretch.getBytes(StandardCharsets.UTF_8)).append((byte) 0);
    return order.appendLong(place.order()).appendInt(place.index());
  }

  /** The part of the order that copies of one item share. */
  static byte[] place(byte[] order, String stretch) {
    int length = stretch.getBytes(StandardCharsets.UTF_8).length + 1 + Long.BYTES + Integer.BYTES;
    return Arrays.copyOf(order, length);
  }

  private static void append(ByteBuilder out, byte[] bytes) {
    Varint.append(out, bytes, 0, bytes.length);
  }
}
