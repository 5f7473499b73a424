package io.bucketspec.run;

import io.bucketspec.inventory.InventoryRow;
import io.bucketspec.inventory.RowFault;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The rows that one task reads: a cursor. */
public interface InventoryRows extends Closeable {
  /** Goes to the next row; false after the last. */
  boolean next() throws IOException;

  /** The current row, valid until the next. */
  InventoryRow row();

  /** Why the current row is no object, if so. */
  Optional<RowFault> fault();

  /** The file that the current row is of, for messages. */
  String file();
}
