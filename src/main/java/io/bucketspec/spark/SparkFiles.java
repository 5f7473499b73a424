package io.bucketspec.spark;

import io.bucketspec.inventory.DataFile;
import io.bucketspec.inventory.DataFormat;
import io.bucketspec.inventory.InventoryException;
import io.bucketspec.inventory.Snapshot;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Columnar data files as Spark reads them. */
final class SparkFiles {
  /** Settings of Hadoop's that let local files have colons in their names. */
  static final Map<String, String> RAW_LOCAL_FILES =
      Map.of(
          "fs.file.impl", "org.apache.hadoop.fs.RawLocalFileSystem",
          "fs.file.impl.disable.cache", "true");

  private SparkFiles() {}

  /**
   * The data files as they are.
   *
   * @param columns those that are read; without them, Spark starts a job to learn all
   * @throws InventoryException if Spark would not read each of them once
   */
  static Dataset<Row> read(SparkSession spark, Snapshot snapshot, Optional<StructType> columns) {
    String[] paths = snapshot.files().stream().map(DataFile::path).toArray(String[]::new);
    String source = snapshot.layout().format() == DataFormat.ORC ? "orc" : "parquet";
    String[] literal = Stream.of(paths).map(SparkFiles::unglobbed).toArray(String[]::new);
    DataFrameReader reader = spark.read().format(source);
    if (Stream.of(paths).anyMatch(SparkFiles::isLocalWithColon)) {
      reader = reader.options(RAW_LOCAL_FILES);
    }
    Dataset<Row> files = (columns.isEmpty() ? reader : reader.schema(columns.get())).load(literal);
    int found = files.inputFiles().length;
    if (found != paths.length) {
      throw new InventoryException(
          "Spark reads "
              + found
              + " of the "
              + paths.length
              + " data files that "
              + snapshot.path()
              + " lists: their names begin with '_' or '.', or one is listed twice.");
    }
    return files;
  }

  private static boolean isLocalWithColon(String path) {
    return path.startsWith("file:") && path.indexOf(':', "file:".length()) >= 0;
  }

  /** Spark takes these characters of a path for a pattern. */
  private static String unglobbed(String path) {
    return path.replaceAll("([\\\\{}\\[\\]*?])", "\\\\$1");
  }
}
