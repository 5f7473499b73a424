package io.bucketspec.metadata;

import io.bucketspec.model.ByteHash;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;

/**
 * The rows of a side table by their keys, to be looked up: a few large arrays and no object for a
 * row, so that it can be sent to executors as it is. Immutable; may be read by several threads.
 *
 * <p>Rows stand in the order of their keys, those of one key in the order of their bytes (both
 * unsigned), so that it doesn't matter in which order they came. A row that a key has twice stands
 * once.
 */
public final class JoinTable implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long SEED = 0x6A6F696EL;

  /** The rows' keys and bytes, {@code key row key row …}; a row is never cut. */
  private final byte[][] chunks;

  /** The first row of each chunk. */
  private final int[] firstOfChunk;

  /** Where each row's key begins in its chunk. */
  private final int[] keyAt;

  /** Where each row's bytes begin in its chunk, behind its key. */
  private final int[] rowAt;

  /** How many rows have the key of this one, if it is the first of them; else 0. */
  private final int[] counts;

  /** First rows plus 1 by the hash of their key, open addressing; 0 is free. */
  private final int[] slots;

  /** The bits of a hash that count: all, but in tests. */
  private final long hashMask;

  /** How often each row came. */
  private final int[] copies;

  /** Takes rows that are in order; what the parameters are, the fields say. */
  JoinTable(
      byte[][] chunks, int[] firstOfChunk, int[] keyAt, int[] rowAt, int[] copies, long hashMask) {
    this.chunks = chunks;
    this.firstOfChunk = firstOfChunk;
    this.keyAt = keyAt;
    this.rowAt = rowAt;
    this.copies = copies;
    this.hashMask = hashMask;
    counts = new int[keyAt.length];
    int keys = countKeys();
    slots = new int[Integer.highestOneBit(Math.max(1, Math.min(keys, 1 << 28))) << 2];
    for (int i = 0; i < counts.length; i += counts[i]) {
      put(i);
    }
  }

  /** Begins a table. */
  public static JoinTableBuilder builder() {
    return new JoinTableBuilder(JoinTableBuilder.CHUNK_BYTES, -1L);
  }

  private int countKeys() {
    int keys = 0;
    int first = 0;
    for (int i = 0; i < counts.length; i++) {
      if (i > 0 && hasKey(i, chunk(first), keyAt[first], rowAt[first])) {
        counts[first]++;
      } else {
        first = i;
        counts[i] = 1;
        keys++;
      }
    }
    return keys;
  }

  private void put(int row) {
    int slot = slotOf(chunk(row), keyAt[row], rowAt[row]);
    while (slots[slot] != 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = row + 1;
  }

  /**
   * The first row of a key.
   *
   * @return its index, behind which the key's other rows follow, or -1 if there is none
   */
  public int first(byte[] key, int from, int to) {
    int slot = slotOf(key, from, to);
    while (slots[slot] != 0) {
      int row = slots[slot] - 1;
      if (hasKey(row, key, from, to)) {
        return row;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return -1;
  }

  /** How many rows a key has that differ; 0 if the row is not the {@link #first} of its key. */
  public int count(int first) {
    return counts[first];
  }

  /** The array in which a row and its key stand. Not a copy. */
  public byte[] array(int row) {
    return chunk(Objects.checkIndex(row, keyAt.length));
  }

  /** Where a row's key begins in its array. */
  public int keyFrom(int row) {
    return keyAt[row];
  }

  /** Where a row's key has ended in its array. */
  public int keyTo(int row) {
    return rowAt[row];
  }

  /** Where a row's bytes begin in its array. */
  public int rowFrom(int row) {
    return rowAt[row];
  }

  /** Where a row's bytes have ended in its array. */
  public int rowTo(int row) {
    int chunk = chunkOf(row);
    boolean last = row + 1 == (chunk + 1 < chunks.length ? firstOfChunk[chunk + 1] : keyAt.length);
    return last ? chunks[chunk].length : keyAt[row + 1];
  }

  /** Rows that differ. */
  public int size() {
    return keyAt.length;
  }

  /** How often a row came: those that its key has twice stand once. */
  public int copies(int row) {
    return copies[row];
  }

  /** Rows as they came, each as often as it did. */
  public long rows() {
    return Arrays.stream(copies).asLongStream().sum();
  }

  /** What it takes in memory, nearly. */
  public long bytes() {
    long bytes = (long) Integer.BYTES * (keyAt.length * 4L + slots.length);
    for (byte[] chunk : chunks) {
      bytes += chunk.length;
    }
    return bytes;
  }

  private boolean hasKey(int row, byte[] key, int from, int to) {
    return Arrays.equals(chunk(row), keyAt[row], rowAt[row], key, from, to);
  }

  private int slotOf(byte[] key, int from, int to) {
    return (int) (ByteHash.hash(key, from, to, SEED) & hashMask) & (slots.length - 1);
  }

  private byte[] chunk(int row) {
    return chunks[chunkOf(row)];
  }

  private int chunkOf(int row) {
    if (chunks.length == 1) {
      return 0;
    }
    int found = Arrays.binarySearch(firstOfChunk, row);
    return found >= 0 ? found : -found - 2;
  }
}
