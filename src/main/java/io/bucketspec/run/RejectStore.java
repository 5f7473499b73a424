package io.bucketspec.run;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A run's directory of which nothing is kept but what is done with the table of rejections. */
abstract class RejectStore implements RunStore {
  private static final long serialVersionUID = 1L;

  /**
   * Takes a rejection.
   *
   * @param values those of {@link TableSchema#REJECTS}
   */
  abstract void reject(Object... values) throws IOException;

  @Override
  public TableFile createTable(String path, TableSchema schema) {
    return new TableFile() {
      @Override
      public void row(Object... values) throws IOException {
        if (schema.equals(TableSchema.REJECTS)) {
          reject(values);
        }
      }

      @Override
      public long publish() {
        return 0;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void begin() {}

  @Override
  public PendingFile create(String path) throws IOException {
    throw new IOException("Nothing is written here: " + path);
  }

  @Override
  public List<StoredFile> list() {
    return List.of();
  }

  @Override
  public Optional<byte[]> read(String path) {
    return Optional.empty();
  }

  @Override
  public OptionalLong size(String path) {
    return OptionalLong.empty();
  }

  @Override
  public void delete(String path) {}

  @Override
  public void abortUploads() {}

  @Override
  public void deleteEmpty() {}
}
