package io.bucketspec.run;

import java.io.IOException;
import java.io.Serializable;

/**
 * A run's directory, to be written only. Paths are relative to it and use {@code /}.
 *
 * <p>Serializable, since tasks carry it to where they run.
 */
public interface RunStore extends Serializable {
  /** Begins a file, which no reader sees before {@link PendingFile#publish}. */
  PendingFile create(String path) throws IOException;

  /** Begins a table file of those columns, likewise. */
  TableFile createTable(String path, TableSchema schema) throws IOException;
}
