package io.bucketspec.spark;

import io.bucketspec.inventory.ExtraColumns;
import io.bucketspec.inventory.Listing;
import io.bucketspec.inventory.ListingPart;
import io.bucketspec.inventory.Snapshot;
import io.bucketspec.run.RowsUnder;
import io.bucketspec.run.store.HadoopSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

/** A bucket that the job lists by itself, in tasks. */
record ListingInventory(SparkSession spark, Listing listing) implements Inventory {
  /** How many objects there will be nobody knows; these do for some hundred million. */
  private static final int BUCKETS = 64;

  private static final int MOST_TASKS = 256;

  @Override
  public Snapshot snapshot() {
    return listing.snapshot();
  }

  @Override
  public int bucketCount() {
    return BUCKETS;
  }

  @Override
  public <T> Dataset<T> scan(Reading reading, ScanInventory.RowStep<T> step, Encoder<T> encoder) {
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    List<ListingPart> parts = listing.parts(configuration, reading.prefix());
    int tasks = Math.max(1, Math.min(parts.size(), MOST_TASKS));
    JavaRDD<Integer> places =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(spread(parts.size(), tasks), tasks);
    Listing of = listing;
    ExtraColumns extra = reading.extra();
    String prefix = reading.prefix();
    HadoopSettings settings = HadoopSettings.of(configuration);
    MapPartitionsFunction<Integer, T> function =
        part -> {
          ListedObjects rows =
              new ListedObjects(
                  of.rows(settings.configuration(), RunSteps.mapped(part, parts::get), extra));
          return step.apply(RowsUnder.of(prefix, rows));
        };
    return spark.createDataset(places.rdd(), Encoders.INT()).mapPartitions(function, encoder);
  }

  /** Neighbours in different tasks: a store serves names that are alike from one place. */
  private static List<Integer> spread(int parts, int tasks) {
    List<Integer> places = new ArrayList<>(IntStream.range(0, parts).boxed().toList());
    places.sort(Comparator.comparingInt(place -> place % tasks));
    return places;
  }
}
