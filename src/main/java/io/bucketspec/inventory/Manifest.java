package io.bucketspec.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A manifest as it was accepted.
 *
 * @param sourceBucket the bare name of the bucket that it reports on
 * @param destinationBucket the bare name of the bucket that it was delivered to, if stated
 * @param created when it was created, if stated
 * @param format how the rows are stored
 * @param columns the columns of CSV files; empty for other formats
 * @param files the data files, as they are named; none is named twice
 */
record Manifest(
    String sourceBucket,
    Optional<String> destinationBucket,
    Optional<Instant> created,
    DataFormat format,
    List<String> columns,
    List<ListedFile> files) {
  /** The size of a file whose size isn't stated. */
  static final long NOT_STATED = -1;

  /**
   * A data file as the manifest lists it.
   *
   * @param key its key in the destination bucket, as written
   * @param size in bytes, or {@link #NOT_STATED}
   * @param md5 as written; empty if not stated
   */
  record ListedFile(String key, long size, String md5) {
    String name() {
      return StorePath.name(key);
    }
  }

  Manifest {
    columns = List.copyOf(columns);
    files = List.copyOf(files);
  }
}
