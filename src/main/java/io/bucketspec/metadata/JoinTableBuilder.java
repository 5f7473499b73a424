package io.bucketspec.metadata;

import io.bucketspec.model.ByteBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects the rows of a {@link JoinTable}, in any order. Not thread safe. */
public final class JoinTableBuilder {
  /** The largest array that rows are put together in; one larger row has its own. */
  static final int CHUNK_BYTES = 1 << 29;

  private final int chunkBytes;
  private final long hashMask;
  private final List<ByteBuilder> chunks = new ArrayList<>();

  /** Of each row, where it begins: the chunk in the upper half, the place in the lower. */
  private long[] places = new long[1024];

  /** Of each row, the bytes of its key, and of all of it. */
  private int[] keyLengths = new int[1024];

  private int[] lengths = new int[1024];
  private int size;

  /**
   * @param chunkBytes the largest array
   * @param hashMask the bits of hashes that count
   */
  JoinTableBuilder(int chunkBytes, long hashMask) {
    this.chunkBytes = chunkBytes;
    this.hashMask = hashMask;
  }

  /** Adds a row. */
  public JoinTableBuilder add(byte[] key, byte[] row) {
    int length = Math.addExact(key.length, row.length);
    if (size == lengths.length) {
      grow();
    }
    if (chunks.isEmpty() || last().length() > chunkBytes - length) {
      chunks.add(new ByteBuilder());
    }
    places[size] = (long) (chunks.size() - 1) << Integer.SIZE | last().length();
    keyLengths[size] = key.length;
    lengths[size] = length;
    last().append(key).append(row);
    size++;
    return this;
  }

  private ByteBuilder last() {
    return chunks.get(chunks.size() - 1);
  }

  private void grow() {
    int capacity = Math.multiplyExact(size, 2);
    places = Arrays.copyOf(places, capacity);
    keyLengths = Arrays.copyOf(keyLengths, capacity);
    lengths = Arrays.copyOf(lengths, capacity);
  }

  /** The table of the rows added so far. */
  public JoinTable build() {
    int[] rows = sorted();
    int[] copies = new int[size];
    int distinct = distinct(rows, copies);
    int[] keyAt = new int[distinct];
    int[] rowAt = new int[distinct];
    List<byte[]> arrays = new ArrayList<>();
    List<Integer> firsts = new ArrayList<>();
    for (int next = 0; next < distinct; ) {
      int first = next;
      long bytes = 0;
      while (next < distinct && (next == first || bytes + lengths[rows[next]] <= chunkBytes)) {
        keyAt[next] = (int) bytes;
        rowAt[next] = (int) bytes + keyLengths[rows[next]];
        bytes += lengths[rows[next]];
        next++;
      }
      byte[] array = new byte[(int) bytes];
      for (int i = first; i < next; i++) {
        System.arraycopy(array(rows[i]), place(rows[i]), array, keyAt[i], lengths[rows[i]]);
      }
      arrays.add(array);
      firsts.add(first);
    }
    return new JoinTable(
        arrays.toArray(byte[][]::new),
        firsts.stream().mapToInt(Integer::intValue).toArray(),
        keyAt,
        rowAt,
        Arrays.copyOf(copies, distinct),
        hashMask);
  }

  /** Moves rows that are the same as the one before them out of the way; how many are left. */
  private int distinct(int[] rows, int[] copies) {
    int distinct = 0;
    for (int row : rows) {
      if (distinct == 0 || compare(rows[distinct - 1], row) != 0) {
        rows[distinct++] = row;
      }
      copies[distinct - 1]++;
    }
    return distinct;
  }

  private int compare(int a, int b) {
    int placeA = place(a);
    int placeB = place(b);
    int keyEndA = placeA + keyLengths[a];
    int keyEndB = placeB + keyLengths[b];
    byte[] arrayA = array(a);
    byte[] arrayB = array(b);
    int byKey = Arrays.compareUnsigned(arrayA, placeA, keyEndA, arrayB, placeB, keyEndB);
    return byKey != 0
        ? byKey
        : Arrays.compareUnsigned(
            arrayA, keyEndA, placeA + lengths[a], arrayB, keyEndB, placeB + lengths[b]);
  }

  private byte[] array(int row) {
    return chunks.get((int) (places[row] >>> Integer.SIZE)).array();
  }

  private int place(int row) {
    return (int) places[row];
  }

  /** The rows in order: merged from runs of one, two, four … of them. */
  private int[] sorted() {
    int[] from = new int[size];
    Arrays.setAll(from, i -> i);
    int[] to = new int[size];
    for (long run = 1; run < size; run *= 2) {
      for (long start = 0; start < size; start += 2 * run) {
        int middle = (int) Math.min(size, start + run);
        merge(from, to, (int) start, middle, (int) Math.min(size, start + 2 * run));
      }
      int[] merged = to;
      to = from;
      from = merged;
    }
    return from;
  }

  private void merge(int[] from, int[] to, int start, int middle, int end) {
    int left = start;
    int right = middle;
    for (int i = start; i < end; i++) {
      boolean takesLeft = right == end || (left < middle && compare(from[left], from[right]) <= 0);
      to[i] = takesLeft ? from[left++] : from[right++];
    }
  }
}
