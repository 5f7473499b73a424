package io.bucketspec.run;

import java.util.Arrays;
import java.util.TreeSet;

/**
 * The different rows that a side table has for one key, while they come: the first few in the order
 * of their bytes, the same few in whatever order they come.
 */
final class MeetingRows {
  private final JoinRecord key;
  private final int mostRows;
  private final long mostBytes;
  private final TreeSet<byte[]> rows = new TreeSet<>(Arrays::compareUnsigned);
  private long bytes;
  private long count;
  private boolean asked;

  /** The first row that was one too many; rows behind it are not held. */
  private byte[] limit;

  private boolean overflown;

  /**
   * @param key a record that has the key
   * @param mostRows rows behind those are not held
   * @param mostBytes how many bytes of rows are held; of more it is noted that there are
   */
  MeetingRows(JoinRecord key, int mostRows, long mostBytes) {
    this.key = key;
    this.mostRows = mostRows;
    this.mostBytes = mostBytes;
  }

  boolean has(JoinRecord record) {
    return key.sameKey(record);
  }

  void add(byte[] row) {
    count++;
    if ((limit != null && Arrays.compareUnsigned(row, limit) >= 0) || !rows.add(row)) {
      return;
    }
    bytes += row.length;
    while (rows.size() > mostRows || bytes > mostBytes) {
      overflown |= bytes > mostBytes;
      limit = rows.pollLast();
      bytes -= limit.length;
    }
  }

  /** The rows in their order. */
  Iterable<byte[]> rows() {
    return rows;
  }

  /** Whether there were more bytes than are held. */
  boolean overflown() {
    return overflown;
  }

  /** Notes that an item asks for them. */
  void ask() {
    asked = true;
  }

  /** How many rows no item asked for, each as often as it came. */
  long unasked() {
    return asked ? 0 : count;
  }

  /** What they have in common. */
  byte[] key() {
    return key.key();
  }

  int table() {
    return key.table();
  }
}
