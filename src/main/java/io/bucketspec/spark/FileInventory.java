package io.bucketspec.spark;

import io.bucketspec.inventory.Snapshot;
import io.bucketspec.run.BucketCount;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.SparkSession;

/** A report or a list: files that say what they are. */
record FileInventory(SparkSession spark, Snapshot snapshot) implements Inventory {
  @Override
  public int bucketCount() {
    return BucketCount.of(snapshot, new ObjectSize(spark).of(snapshot));
  }

  @Override
  public <T> Dataset<T> scan(Reading reading, ScanInventory.RowStep<T> step, Encoder<T> encoder) {
    return new ScanInventory(
            spark, snapshot, reading.keyEncoding(), reading.extra(), reading.prefix())
        .map(step, encoder);
  }
}
