package io.bucketspec.inventory;

import java.io.IOException;
import java.util.Optional;

/**
 * The rows of one data file or list: a cursor over its bytes, which the caller opens and closes. A
 * bad row is a fault of that row; the next one is read as ever.
 */
public interface ObjectRows {
  /**
   * Goes to the next row; false after the last.
   *
   * @throws IOException if the bytes can't be read, or what follows can't be told apart any more
   */
  boolean next() throws IOException;

  /** The row that was read last; always the same instance. After a fault it has the raw key. */
  InventoryRow row();

  /** What is wrong with that row, if anything is. */
  Optional<RowFault> fault();

  /** The number of that row's first line, from 1. */
  long line();
}
