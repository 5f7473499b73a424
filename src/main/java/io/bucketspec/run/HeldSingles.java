package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/**
 * Objects by themselves that a scan task holds back, so that those whose sort keys begin alike go
 * through the exchange as one row. Holds some tens of megabytes at most, and hands over all when it
 * is full: nothing depends on which objects share a row.
 */
final class HeldSingles {
  private static final int MOST_BYTES = 24 << 20;
  private static final int TABLE_BITS = 15;
  private static final int MOST_BUNDLES = 1 << (TABLE_BITS - 1);
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int NONE = -1;

  /** The place of the object that came before it into its bundle. */
  private static final int BEFORE = 0;

  private static final int LENGTH = 4;
  private static final int GROUP = 8;
  private static final int RECORD = 12;

  private final Buckets buckets;
  private final int mostBytes;
  private final ByteBuilder bytes = new ByteBuilder(1 << 16);
  private final ByteBuilder bundle = new ByteBuilder(1 << 12);

  /** The bundles, by a hash of what their sort keys begin with; a place is free if it has none. */
  private final long[] sortKeys = new long[1 << TABLE_BITS];

  private final int[] last = new int[1 << TABLE_BITS];
  private int bundles;

  HeldSingles(Buckets buckets) {
    this(buckets, MOST_BYTES);
  }

  HeldSingles(Buckets buckets, int mostBytes) {
    this.buckets = buckets;
    this.mostBytes = mostBytes;
    Arrays.fill(last, NONE);
  }

  /** Whether all should be handed over before the next object is added. */
  boolean full() {
    return bundles == MOST_BUNDLES || bytes.length() >= mostBytes;
  }

  boolean isEmpty() {
    return bundles == 0;
  }

  /**
   * Holds an object.
   *
   * @param record appends its record
   */
  void add(long sortKey, Consumer<ByteBuilder> record) {
    int place = place(buckets.bundleOf(sortKey));
    int entry = bytes.length();
    bytes.appendInt(last[place]).appendInt(0).appendInt(Buckets.groupOf(sortKey));
    record.accept(bytes);
    bytes.putInt(entry + LENGTH, bytes.length() - entry - RECORD);
    last[place] = entry;
  }

  /** The place of a bundle in the table. */
  private int place(long sortKey) {
    int place = (int) ((sortKey * GOLDEN) >>> (Long.SIZE - TABLE_BITS));
    while (last[place] != NONE && sortKeys[place] != sortKey) {
      place = (place + 1) & (last.length - 1);
    }
    if (last[place] == NONE) {
      sortKeys[place] = sortKey;
      bundles++;
    }
    return place;
  }

  /** Hands over all objects; nothing may be added until the last was taken. */
  Iterator<SortedRecord> handOver() {
    return new Bundles();
  }

  /** The bundles' records. */
  private final class Bundles implements Iterator<SortedRecord> {
    private int place;
    private int left = bundles;

    @Override
    public boolean hasNext() {
      return left > 0;
    }

    @Override
    public SortedRecord next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      while (last[place] == NONE) {
        place++;
      }
      SortedRecord next = new SortedRecord(sortKeys[place], record(last[place]));
      last[place] = NONE;
      left--;
      if (left == 0) {
        bundles = 0;
        bytes.clear();
      }
      return next;
    }
  }

  private byte[] record(int newest) {
    bundle.clear();
    SingleBundle.begin(bundle);
    for (int entry = newest; entry != NONE; entry = bytes.intAt(entry + BEFORE)) {
      int from = entry + RECORD;
      int to = from + bytes.intAt(entry + LENGTH);
      SingleBundle.append(bundle, bytes.intAt(entry + GROUP), bytes.array(), from, to);
    }
    return bundle.toByteArray();
  }
}
