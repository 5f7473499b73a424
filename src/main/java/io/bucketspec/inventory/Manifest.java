package io.bucketspec.inventory;

import io.bucketspec.inventory.Snapshot.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A manifest as it was accepted.
 *
 * @param of which store's report it is
 * @param source whose objects it lists, as far as it says
 * @param destinationBucket the bare name of the bucket or container that it was delivered to, if
 *     stated
 * @param created when it was created, if stated; of a report that is a picture of one moment, that
 * @param layout how the rows are stored
 * @param files the data files, as they are named; none is named twice
 * @param totals what it says that they hold
 * @param report what the report is called, where several may lie beside each other; empty if that
 *     isn't stated
 */
record Manifest(
    InventoryFormat of,
    Source source,
    Optional<String> destinationBucket,
    Optional<Instant> created,
    RowLayout layout,
    List<ListedFile> files,
    StatedTotals totals,
    String report) {
  /** The size of a file whose size isn't stated. */
  static final long NOT_STATED = -1;

  /**
   * A data file as the manifest lists it.
   *
   * @param key its key in the destination bucket, as written; of Google Cloud Storage its name
   *     beside the manifest
   * @param size in bytes, or {@link #NOT_STATED}
   * @param md5 as written; empty if not stated
   */
  record ListedFile(String key, long size, String md5) {
    String name() {
      return StorePath.name(key);
    }
  }

  Manifest {
    files = List.copyOf(files);
  }

  /** How the rows are stored. */
  DataFormat format() {
    return layout.format();
  }

  /** The columns of CSV files; empty for other formats. */
  List<String> columns() {
    return layout.columns();
  }

  /** The bare name of the bucket that it reports on; empty if rows name it. */
  String sourceBucket() {
    return source.bucketOrEmpty();
  }
}
