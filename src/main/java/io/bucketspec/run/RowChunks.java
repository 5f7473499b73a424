package io.bucketspec.run;

import io.bucketspec.metadata.JoinTable;
import io.bucketspec.metadata.JoinTableBuilder;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Varint;
import io.bucketspec.run.RowEncoder.EncodedRow;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The rows that a task reads of a side table, many to a chunk, so that a table whose size nobody
 * knows can be brought to the driver as far as it is small. A task with more than may be brought
 * ends with a chunk that says so.
 */
public final class RowChunks implements Iterator<byte[]> {
  private static final int CHUNK = 1 << 20;
  private static final byte ROWS = 0;
  private static final byte MORE = 1;

  private final Iterator<Optional<EncodedRow>> rows;
  private final long most;
  private final ByteBuilder chunk = new ByteBuilder(CHUNK);
  private long bytes;
  private boolean done;

  /**
   * @param rows empty ones for rows that have nothing to be found by
   * @param most how many bytes of rows may be brought at all
   */
  public RowChunks(Iterator<Optional<EncodedRow>> rows, long most) {
    this.rows = rows;
    this.most = most;
  }

  /** How many chunks there are at most of a table of that many bytes, read by so many tasks. */
  public static int atMost(long bytes, int tasks) {
    return (int) Math.min(Integer.MAX_VALUE - 1, bytes / CHUNK + tasks);
  }

  @Override
  public boolean hasNext() {
    return !done && rows.hasNext();
  }

  @Override
  public byte[] next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (bytes > most) {
      done = true;
      return new byte[] {MORE};
    }
    chunk.clear();
    chunk.append(ROWS);
    while (rows.hasNext() && chunk.length() < CHUNK) {
      Optional<EncodedRow> row = rows.next();
      Varint.append(chunk, row.isPresent() ? 1 : 0);
      if (row.isPresent()) {
        Varint.append(chunk, row.get().key(), 0, row.get().key().length);
        Varint.append(chunk, row.get().values(), 0, row.get().values().length);
      }
    }
    bytes += chunk.length();
    return chunk.toByteArray();
  }

  /**
   * A table that was brought whole.
   *
   * @param rowsWithoutKey rows that have nothing to be found by
   */
  public record Brought(JoinTable table, long rowsWithoutKey) {}

  /** The table of all chunks; empty if there is more of it than may be brought. */
  public static Optional<Brought> table(List<byte[]> chunks, long most) {
    JoinTableBuilder builder = JoinTable.builder();
    long withoutKey = 0;
    long bytes = 0;
    for (byte[] chunk : chunks) {
      bytes += chunk.length;
      if (chunk[0] == MORE || bytes > most) {
        return Optional.empty();
      }
      Varint in = new Varint().over(chunk, 1);
      while (in.position() < chunk.length) {
        if (in.nextInt() == 0) {
          withoutKey++;
        } else {
          builder.add(in.nextBytes(), in.nextBytes());
        }
      }
    }
    return Optional.of(new Brought(builder.build(), withoutKey));
  }
}
