package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Varint;
import java.io.IOException;
import java.util.Arrays;

/**
 * Puts the objects of bundles back among the other records, in the order of sort keys. Bundles come
 * before all records whose sort keys begin as theirs do, so no more is held than the objects of a
 * few thousandths of all: some megabytes.
 */
final class Unbundled {
  private static final int PLACE_BITS = 31;
  private static final long PLACE_MASK = (1L << PLACE_BITS) - 1;

  private final Buckets buckets;
  private final Sink sink;
  private final ByteBuilder bytes = new ByteBuilder(1 << 16);
  private final Varint in = new Varint();

  /** Of each object what its sort key ends with, and below it where its record stands. */
  private long[] objects = new long[1 << 10];

  private int count;
  private int next;
  private boolean sorted;
  private long begins;

  /** Takes records one by one. */
  interface Sink {
    /**
     * Takes a record that came by itself.
     *
     * @param bytes all of it
     */
    void record(long sortKey, byte[] bytes) throws IOException;

    /**
     * Takes the record of an object by itself.
     *
     * @param bytes the array in which it stands, unchanged until this returns
     * @param repeated whether there may be others of that sort key
     */
    void single(long sortKey, byte[] bytes, int from, int to, boolean repeated) throws IOException;
  }

  Unbundled(Buckets buckets, Sink sink) {
    this.buckets = buckets;
    this.sink = sink;
  }

  void record(long sortKey, byte[] record) throws IOException {
    if (count > 0 && buckets.bundleOf(sortKey) != begins) {
      finish();
    }
    if (SingleBundle.is(record)) {
      begins = sortKey;
      add(record);
      return;
    }
    if (count > 0) {
      handOver(Buckets.groupOf(sortKey));
    }
    sink.record(sortKey, record);
  }

  private void add(byte[] record) {
    int from = bytes.length();
    bytes.append(record, 1, record.length);
    for (int at = from; at < bytes.length(); at = in.position()) {
      if (count == objects.length) {
        objects = Arrays.copyOf(objects, count * 2);
      }
      objects[count++] = (long) bytes.intAt(at) << PLACE_BITS | (at + Integer.BYTES);
      in.over(bytes.array(), at + Integer.BYTES);
      in.skip(in.nextInt());
    }
    sorted = false;
  }

  /** Hands over what is left. */
  void finish() throws IOException {
    handOver(Integer.MAX_VALUE);
    bytes.clear();
    count = 0;
    next = 0;
  }

  /** Hands over the objects whose sort keys end with less. */
  private void handOver(int group) throws IOException {
    if (!sorted) {
      Arrays.sort(objects, next, count);
      sorted = true;
    }
    while (next < count && groupAt(next) < group) {
      int object = next++;
      in.over(bytes.array(), (int) (objects[object] & PLACE_MASK));
      int length = in.nextInt();
      boolean repeated =
          (object > 0 && groupAt(object - 1) == groupAt(object))
              || (next < count && groupAt(next) == groupAt(object));
      sink.single(
          begins | groupAt(object), bytes.array(), in.position(), in.position() + length, repeated);
    }
  }

  private int groupAt(int object) {
    return (int) (objects[object] >>> PLACE_BITS);
  }
}
