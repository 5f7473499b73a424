package io.bucketspec.run;

import java.io.Closeable;
import java.io.IOException;

/** A table file that is being written. Closing it unpublished leaves nothing behind. */
public interface TableFile extends Closeable {
  /**
   * Adds a row.
   *
   * @param values in the order of the columns: a String or its UTF-8 bytes for text, a Long or
   *     Integer for a number, null for none
   */
  void row(Object... values) throws IOException;

  /**
   * Makes it visible, whole.
   *
   * @return its size in bytes
   */
  long publish() throws IOException;
}
