package io.bucketspec.run;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A run's directory. Paths are relative to it and use {@code /}.
 *
 * <p>Serializable, since tasks carry it to where they run.
 */
public interface RunStore extends Serializable {
  /**
   * The folder of files that are not published yet, where the store needs one. Nobody reads it, and
   * it is deleted once the run is a result.
   */
  String TEMPORARY = "_temporary";

  /**
   * Makes the directory.
   *
   * @throws RunExists if it is there already
   */
  void begin() throws IOException;

  /** Begins a file, which no reader sees before {@link PendingFile#publish}. */
  PendingFile create(String path) throws IOException;

  /**
   * Writes a small file.
   *
   * @return its size in bytes
   */
  default long write(String path, byte[] bytes) throws IOException {
    try (PendingFile file = create(path)) {
      file.out().write(bytes);
      return file.publish();
    }
  }

  /** Begins a table file of those columns, likewise. */
  TableFile createTable(String path, TableSchema schema) throws IOException;

  /** Every file in the directory at whatever depth, in any order. */
  List<StoredFile> list() throws IOException;

  /** The size of the file of that path in bytes; none if there is no such file. */
  OptionalLong size(String path) throws IOException;

  /** All bytes of a small file; empty if there is no such file. */
  Optional<byte[]> read(String path) throws IOException;

  /** Deletes a file, or a folder with all that is in it. Nothing happens if there is neither. */
  void delete(String path) throws IOException;

  /**
   * Ends uploads into the directory that were begun and never finished. Some stores keep their
   * parts, which nobody sees and somebody pays.
   */
  void abortUploads() throws IOException;

  /** Takes the directory away, if nothing is in it. */
  void deleteEmpty() throws IOException;
}
