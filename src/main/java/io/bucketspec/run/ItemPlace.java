package io.bucketspec.run;

import io.bucketspec.model.Kind;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Where an item stands among those of a run: its bucket, and its order there within one spec
 * folder. As bytes, places are ordered as the items are.
 *
 * @param buckets how many buckets there are
 * @param bucket the item's, from 0
 * @param order what {@link Buckets} order items of one bucket and spec folder by
 * @param index counts the items of equal order
 */
record ItemPlace(int buckets, int bucket, long order, int index) {
  private static final int LENGTH = 2 * Integer.BYTES + Long.BYTES + Integer.BYTES;

  /** The place of an item that no run has made. */
  static ItemPlace ofHash(int buckets, Kind kind, long hash) {
    return new ItemPlace(buckets, Buckets.bucketOf(hash, buckets), Buckets.orderOf(kind, hash), 0);
  }

  byte[] toBytes() {
    return ByteBuffer.allocate(LENGTH)
        .putInt(buckets)
        .putInt(bucket)
        .putLong(order)
        .putInt(index)
        .array();
  }

  /** Reads what {@link #toBytes} gave; empty if it is something else. */
  static Optional<ItemPlace> ofBytes(byte[] bytes) {
    if (bytes.length != LENGTH) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    ItemPlace place = new ItemPlace(in.getInt(), in.getInt(), in.getLong(), in.getInt());
    boolean sound =
        place.bucket >= 0
            && place.bucket < place.buckets
            && place.buckets <= Buckets.MOST
            && place.order >= 0
            && place.index >= 0;
    return sound ? Optional.of(place) : Optional.empty();
  }
}
