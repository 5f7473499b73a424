package io.bucketspec.spark;

import io.bucketspec.inventory.InventoryFormat;
import io.bucketspec.inventory.InventoryOptions;
import io.bucketspec.inventory.Listing;
import io.bucketspec.inventory.Snapshot;
import io.bucketspec.inventory.SnapshotFinder;
import java.time.Instant;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.SparkSession;

/** The inventory of a job, found once and read as often as the job needs. */
interface Inventory {
  /**
   * Finds what a job file calls its inventory.
   *
   * @param now when the job began
   * @throws io.bucketspec.inventory.InventoryException if there is none, or it can't be used
   */
  static Inventory find(SparkSession spark, InventoryOptions options, Instant now) {
    SnapshotFinder finder = new SnapshotFinder(spark.sparkContext().hadoopConfiguration());
    if (options.table()) {
      return TableInventory.find(spark, options, finder, now);
    }
    if (options.named().equals(Optional.of(InventoryFormat.LISTING))) {
      return new ListingInventory(
          spark, Listing.find(spark.sparkContext().hadoopConfiguration(), options, now));
    }
    return new FileInventory(spark, finder.find(options));
  }

  /** What was found. */
  Snapshot snapshot();

  /** How many buckets it is cut into, whatever the cluster: see {@code BucketCount}. */
  int bucketCount();

  /**
   * The rows' way through a step, inside tasks.
   *
   * @throws io.bucketspec.inventory.InventoryException if it is not what it says it is, or lacks a
   *     column that can't be done without
   */
  <T> Dataset<T> scan(Reading reading, ScanInventory.RowStep<T> step, Encoder<T> encoder);
}
