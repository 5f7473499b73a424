package io.bucketspec.run;

import io.bucketspec.run.RowEncoder.EncodedRow;
import java.io.Serializable;
import java.util.Set;

/** Which rows of side tables matter to keys that are explained. */
public final class RowQuery implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Set<Bytes> asked;

  RowQuery(Set<Bytes> asked) {
    this.asked = asked;
  }

  /** What is asked of a table, as its index and what a row is found by. */
  static Bytes asked(int table, byte[] key) {
    return Bytes.of(new byte[] {(byte) table, (byte) (table >> Byte.SIZE)}, key);
  }

  /** Whether none do. */
  public boolean isEmpty() {
    return asked.isEmpty();
  }

  /** Whether a row of the table of that index does. */
  public boolean wants(int table, EncodedRow row) {
    return asked.contains(asked(table, row.key()));
  }
}
