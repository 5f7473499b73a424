package io.bucketspec.run;

import io.bucketspec.inventory.DataFile;
import io.bucketspec.inventory.DataFormat;
import io.bucketspec.inventory.Snapshot;
import java.util.Locale;

/**
 * How many buckets a snapshot is cut into: by the size of its data files alone, since the spec
 * files depend on it and must not depend on the cluster.
 *
 * <p>A bucket holds about a million objects: as many as the largest group may have, so that a
 * bucket with such a group takes twice as long as the others and not many times; enough that most
 * spec files fill within one; few enough that its sort stays in memory.
 */
public final class BucketCount {
  private static final long OBJECTS_PER_BUCKET = 1 << 20;

  /** Stored bytes per object, as seen in inventories with the usual columns. */
  private static final long COLUMNAR_BYTES = 90;

  private static final long GZIPPED_CSV_BYTES = 60;
  private static final long PLAIN_CSV_BYTES = 250;

  private BucketCount() {}

  public static int of(Snapshot snapshot) {
    long objects = 0;
    for (DataFile file : snapshot.files()) {
      objects += file.size() / bytesPerObject(snapshot.format(), file.path());
    }
    return (int)
        Math.max(
            1, Math.min(Buckets.MOST, (objects + OBJECTS_PER_BUCKET - 1) / OBJECTS_PER_BUCKET));
  }

  private static long bytesPerObject(DataFormat format, String path) {
    if (format != DataFormat.CSV) {
      return COLUMNAR_BYTES;
    }
    boolean plain = path.toLowerCase(Locale.ROOT).endsWith(".csv");
    return plain ? PLAIN_CSV_BYTES : GZIPPED_CSV_BYTES;
  }
}
