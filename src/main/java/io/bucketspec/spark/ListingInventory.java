package io.bucketspec.spark;

import io.bucketspec.inventory.ColumnarRows;
import io.bucketspec.inventory.DataFormat;
import io.bucketspec.inventory.Fingerprint;
import io.bucketspec.inventory.InventoryException;
import io.bucketspec.inventory.InventoryFormat;
import io.bucketspec.inventory.InventoryOptions;
import io.bucketspec.inventory.KeyEncoding;
import io.bucketspec.inventory.RowLayout;
import io.bucketspec.inventory.Snapshot;
import io.bucketspec.inventory.StatedTotals;
import io.bucketspec.run.RowsUnder;
import io.bucketspec.run.store.HadoopSettings;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

/** The store's own listing of a prefix, where there is no inventory. */
final class ListingInventory implements Inventory {
  /**
   * Nobody knows before how many objects there are, and files must not depend on the cluster: as
   * many as 64 million objects need. Fewer make small buckets, more large ones.
   */
  private static final int BUCKETS = 64;

  /** A store refuses requests if too many come at once. */
  private static final int MOST_TASKS = 256;

  private final SparkSession spark;
  private final Path listed;
  private final ListedRoot root;
  private final Snapshot snapshot;

  private ListingInventory(SparkSession spark, Path listed, ListedRoot root, Snapshot snapshot) {
    this.spark = spark;
    this.listed = listed;
    this.root = root;
    this.snapshot = snapshot;
  }

  /**
   * Looks whether there is anything to list.
   *
   * @throws InventoryException if there isn't, or nothing tells the bucket
   */
  static ListingInventory find(SparkSession spark, InventoryOptions options, Instant now) {
    String path = options.path();
    try {
      Path written = new Path(path);
      FileSystem fileSystem = written.getFileSystem(spark.sparkContext().hadoopConfiguration());
      Path listed = fileSystem.makeQualified(written);
      if (fileSystem.getFileStatus(listed).isFile()) {
        throw new InventoryException(
            listed
                + " is a file: 'list' takes a bucket or a folder. A list of objects goes in 'path'.");
      }
      ListedRoot root = ListedRoot.of(listed, options.bucket());
      return new ListingInventory(spark, listed, root, snapshot(listed, root, now));
    } catch (FileNotFoundException e) {
      throw new InventoryException("There is nothing to list at " + path + ".", e);
    } catch (IOException | IllegalArgumentException e) {
      throw new InventoryException("Cannot list " + path + ": " + e.getMessage() + ".", e);
    }
  }

  private static Snapshot snapshot(Path listed, ListedRoot root, Instant now) {
    Instant begun = now.truncatedTo(ChronoUnit.SECONDS);
    return new Snapshot(
        listed.toString(),
        InventoryFormat.LISTING,
        Snapshot.Source.bucket(root.bucket()),
        begun.toString(),
        Optional.of(begun),
        RowLayout.of(DataFormat.LISTING),
        List.of(),
        StatedTotals.NONE,
        List.of(),
        Fingerprint.of(listed.toString(), List.of(), now));
  }

  @Override
  public Snapshot snapshot() {
    return snapshot;
  }

  @Override
  public int bucketCount() {
    return BUCKETS;
  }

  @Override
  public <T> Dataset<T> scan(Reading reading, ScanInventory.RowStep<T> step, Encoder<T> encoder) {
    List<ListingPart> parts = parts();
    Dataset<ListingPart> places =
        spark.createDataset(
            JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(parts, Math.max(1, Math.min(parts.size(), MOST_TASKS)))
                .rdd(),
            Encoders.javaSerialization(ListingPart.class));
    HadoopSettings settings = HadoopSettings.of(spark.sparkContext().hadoopConfiguration());
    ListedRoot keys = root;
    Snapshot of = snapshot;
    KeyEncoding encoding = reading.keyEncoding();
    String prefix = reading.prefix();
    String begin = begin();
    MapPartitionsFunction<ListingPart, T> function =
        part -> {
          ListedFiles rows =
              new ListedFiles(
                  keys, begin, settings.configuration(), part, new ColumnarRows(of, encoding));
          return step.apply(RowsUnder.of(prefix, rows));
        };
    return places.mapPartitions(function, encoder);
  }

  /** How all keys begin that are asked for. */
  private String begin() {
    String path = listed.toUri().getPath();
    return path.length() <= root.root().length() ? "" : path.substring(root.root().length()) + "/";
  }

  private List<ListingPart> parts() {
    try {
      FileSystem fileSystem = listed.getFileSystem(spark.sparkContext().hadoopConfiguration());
      return new ListingParts(fileSystem).of(listed);
    } catch (IOException e) {
      throw new InventoryException("Cannot list " + listed + ": " + e.getMessage() + ".", e);
    }
  }
}
