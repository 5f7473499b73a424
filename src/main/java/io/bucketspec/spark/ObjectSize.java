package io.bucketspec.spark;

import io.bucketspec.inventory.DataFile;
import io.bucketspec.inventory.DataFileStore;
import io.bucketspec.inventory.ExtraColumns;
import io.bucketspec.inventory.InventoryException;
import io.bucketspec.inventory.KeyEncoding;
import io.bucketspec.inventory.ObjectRows;
import io.bucketspec.inventory.Snapshot;
import io.bucketspec.inventory.TextRows;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * How many bytes of a snapshot's data files an object takes. Between the columns that an inventory
 * may have and the ways they compress, that differs twentyfold, so one file is looked at: of ORC
 * and Parquet, what its footer says; of text, its first rows.
 */
final class ObjectSize {
  private static final int TEXT_ROWS = 20_000;

  private final SparkSession spark;
  private final Configuration configuration;

  ObjectSize(SparkSession spark) {
    this.spark = spark;
    this.configuration = spark.sparkContext().hadoopConfiguration();
  }

  /** The bytes per object in the snapshot's largest file; 1 if it has no objects. */
  double of(Snapshot snapshot) {
    return snapshot.files().stream()
        .max(Comparator.comparingLong(DataFile::size))
        .map(file -> of(snapshot, file))
        .orElse(1.0);
  }

  private double of(Snapshot snapshot, DataFile file) {
    return snapshot.layout().format().text()
        ? ofText(snapshot, file)
        : perRow(
            file.size(),
            new ScanInventory(spark, snapshot, KeyEncoding.AUTO, ExtraColumns.NONE, "").rows(file));
  }

  private double ofText(Snapshot snapshot, DataFile file) {
    try (Counted raw = new Counted(DataFileStore.of(new Path(file.path()), configuration), file);
        InputStream decoded = TextFiles.decoded(raw, file, configuration)) {
      long rows = 0;
      ObjectRows objects = TextRows.of(decoded, snapshot, KeyEncoding.NONE, ExtraColumns.NONE);
      while (rows < TEXT_ROWS && objects.next()) {
        rows++;
      }
      return perRow(raw.count, rows);
    } catch (IOException e) {
      throw new InventoryException("Cannot read " + file.path() + ": " + e.getMessage() + ".", e);
    }
  }

  private static double perRow(long bytes, long rows) {
    return rows == 0 ? 1 : Math.max(1, (double) bytes / rows);
  }

  /** The bytes that were read of a file. */
  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(FileSystem fileSystem, DataFile file) throws IOException {
      super(fileSystem.open(new Path(file.path())));
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = in.read(bytes, offset, length);
      count += Math.max(0, n);
      return n;
    }
  }
}
