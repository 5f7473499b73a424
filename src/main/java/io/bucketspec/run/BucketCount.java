package io.bucketspec.run;

import io.bucketspec.inventory.DataFile;
import io.bucketspec.inventory.Snapshot;

/**
 * How many buckets a snapshot is cut into: by its own size alone, since the spec files depend on it
 * and must not depend on the cluster.
 *
 * <p>A bucket holds about a million objects: as many as the largest group may have, so that a
 * bucket with such a group takes twice as long as the others and not many times; enough that most
 * spec files fill within one; few enough that its sort stays in memory. Their number is a power of
 * two, so that a bucket of one night is part of one bucket, or made of whole ones, of another night
 * when the inventory was smaller or larger: what was published of it is found without an exchange.
 */
public final class BucketCount {
  private static final double OBJECTS_PER_BUCKET = 1_000_000;

  private BucketCount() {}

  /**
   * Reckons the objects of a snapshot from the bytes of its data files.
   *
   * @param bytesPerObject how many of a data file's bytes one object takes
   */
  public static int of(Snapshot snapshot, double bytesPerObject) {
    long bytes = snapshot.files().stream().mapToLong(DataFile::size).sum();
    return of(bytes / bytesPerObject);
  }

  /** Of so many objects. */
  public static int of(double objects) {
    double buckets = Math.ceil(objects / OBJECTS_PER_BUCKET);
    int least = (int) Math.max(1, Math.min(Buckets.MOST, buckets));
    return Integer.highestOneBit(2 * least - 1);
  }
}
