package io.bucketspec.spark;

import io.bucketspec.inventory.ColumnarColumns;
import io.bucketspec.inventory.DataFile;
import io.bucketspec.inventory.DataFormat;
import io.bucketspec.inventory.ExtraColumns;
import io.bucketspec.inventory.InventoryException;
import io.bucketspec.inventory.InventoryFormat;
import io.bucketspec.inventory.KeyEncoding;
import io.bucketspec.inventory.Snapshot;
import io.bucketspec.inventory.TextPart;
import io.bucketspec.run.InventoryRows;
import io.bucketspec.run.RowsUnder;
import io.bucketspec.run.store.HadoopSettings;
import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Reads a snapshot's rows inside tasks, and gives each task's to a step. */
final class ScanInventory {
  /** Settings of Hadoop's that let local files have colons in their names. */
  static final Map<String, String> RAW_LOCAL_FILES =
      Map.of(
          "fs.file.impl", "org.apache.hadoop.fs.RawLocalFileSystem",
          "fs.file.impl.disable.cache", "true");

  private final SparkSession spark;
  private final Snapshot snapshot;
  private final KeyEncoding keyEncoding;
  private final ExtraColumns extra;
  private final String prefix;
  private long partBytes = TextPart.BYTES;

  /**
   * @param extra what is read besides
   * @param prefix how the keys begin of the rows that are seen at all; empty for all rows
   */
  ScanInventory(
      SparkSession spark,
      Snapshot snapshot,
      KeyEncoding keyEncoding,
      ExtraColumns extra,
      String prefix) {
    this.spark = spark;
    this.snapshot = snapshot;
    this.keyEncoding = keyEncoding;
    this.extra = extra;
    this.prefix = prefix;
  }

  /** Cuts text files into parts of so many bytes. */
  ScanInventory inPartsOf(long bytes) {
    partBytes = bytes;
    return this;
  }

  /** What a task does with the rows it reads. */
  interface RowStep<T> extends Serializable {
    Iterator<T> apply(InventoryRows rows);
  }

  /**
   * The rows' way through a step.
   *
   * @throws InventoryException if the data files are not what the manifest says, or lack a column
   *     that can't be done without
   */
  <T> Dataset<T> map(RowStep<T> step, Encoder<T> encoder) {
    return snapshot.layout().format().text() || snapshot.files().isEmpty()
        ? mapText(step, encoder)
        : mapColumnar(step, encoder);
  }

  /** One task per file, or per part of a file that can be cut: gzip can't. */
  private <T> Dataset<T> mapText(RowStep<T> step, Encoder<T> encoder) {
    List<String> named = snapshot.layout().columns();
    if (snapshot.layout().format() == DataFormat.CSV && !named.isEmpty()) {
      extra.require(named, snapshot.path(), snapshot.format());
    }
    int parts = TextPart.of(snapshot, partBytes).size();
    List<Integer> indexes = IntStream.range(0, parts).boxed().toList();
    long cut = partBytes;
    Dataset<Integer> places =
        spark.createDataset(
            JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(indexes, Math.max(1, parts))
                .rdd(),
            Encoders.INT());
    Snapshot of = snapshot;
    KeyEncoding encoding = keyEncoding;
    ExtraColumns besides = extra;
    String under = prefix;
    HadoopSettings settings = HadoopSettings.of(spark.sparkContext().hadoopConfiguration());
    MapPartitionsFunction<Integer, T> function =
        part -> {
          TextFiles rows =
              new TextFiles(
                  of, encoding, besides, settings.configuration(), partsAt(of, cut, part));
          return step.apply(RowsUnder.of(under, rows));
        };
    return places.mapPartitions(function, encoder);
  }

  private static Iterator<TextPart> partsAt(
      Snapshot snapshot, long partBytes, Iterator<Integer> indexes) {
    List<TextPart> parts = TextPart.of(snapshot, partBytes);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return indexes.hasNext();
      }

      @Override
      public TextPart next() {
        return parts.get(indexes.next());
      }
    };
  }

  private <T> Dataset<T> mapColumnar(RowStep<T> step, Encoder<T> encoder) {
    String[] paths = snapshot.files().stream().map(DataFile::path).toArray(String[]::new);
    Optional<ParquetFooter> footer =
        dataFormat() == DataFormat.PARQUET ? Optional.of(footer(paths[0])) : Optional.empty();
    Dataset<Row> files = files(footer.flatMap(ParquetFooter::columns), paths);
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
    List<String> names = footer.map(ParquetFooter::names).orElse(List.of(files.columns()));
    return mapColumnar(files, ColumnarColumns.of(names, paths[0], extra, snapshot), step, encoder);
  }

  /** The way of rows that a table has, wherever it comes from. */
  <T> Dataset<T> mapColumnar(
      Dataset<Row> files, ColumnarColumns columns, RowStep<T> step, Encoder<T> encoder) {
    LastModifiedColumn modified = LastModifiedColumn.of(files, columns, dataFormat());
    boolean wallClock = modified.wallClock();
    Snapshot of = snapshot;
    KeyEncoding encoding = keyEncoding;
    ExtraColumns besides = extra;
    String beginning = prefix;
    Dataset<Row> under = under(files, columns);
    if (ReportColumns.needed(columns)) {
      MapPartitionsFunction<ReportObject, T> function =
          part -> {
            ColumnarFiles rows = new ColumnarFiles(of, encoding, besides, wallClock, part);
            return step.apply(RowsUnder.of(beginning, rows));
          };
      return ReportColumns.select(under, columns, modified, snapshot)
          .mapPartitions(function, encoder);
    }
    MapPartitionsFunction<ColumnarObject, T> function =
        part -> {
          ColumnarFiles rows = new ColumnarFiles(of, encoding, besides, wallClock, part);
          return step.apply(RowsUnder.of(beginning, rows));
        };
    return ColumnarFiles.select(under, columns, modified, snapshot)
        .mapPartitions(function, encoder);
  }

  /**
   * Lets the readers pass over row groups, and Spark over rows, where keys are as files have them.
   */
  private Dataset<Row> under(Dataset<Row> files, ColumnarColumns columns) {
    if (prefix.isEmpty()
        || keyEncoding.decodes(snapshot)
        || snapshot.format() == InventoryFormat.AZURE) {
      return files;
    }
    Column key = ColumnarFiles.key(files, columns);
    boolean text = files.select(key).schema().apply(0).dataType().equals(DataTypes.StringType);
    return text ? files.filter(key.startsWith(prefix)) : files;
  }

  private DataFormat dataFormat() {
    return snapshot.layout().format();
  }

  private ParquetFooter footer(String file) {
    try {
      return ParquetFooter.read(
          new Path(file), spark.sparkContext().hadoopConfiguration(), snapshot.format(), extra);
    } catch (IOException | RuntimeException e) {
      throw new InventoryException("Cannot read " + file + ": " + e.getMessage() + ".", e);
    }
  }

  /** The data files as they are; without columns, Spark starts a job to learn them. */
  private Dataset<Row> files(Optional<StructType> columns, String... paths) {
    String source = dataFormat() == DataFormat.ORC ? "orc" : "parquet";
    String[] literal = Stream.of(paths).map(ScanInventory::unglobbed).toArray(String[]::new);
    DataFrameReader reader = spark.read().format(source);
    if (Stream.of(paths).anyMatch(ScanInventory::isLocalWithColon)) {
      reader = reader.options(RAW_LOCAL_FILES);
    }
    return (columns.isEmpty() ? reader : reader.schema(columns.get())).load(literal);
  }

  private static boolean isLocalWithColon(String path) {
    return path.startsWith("file:") && path.indexOf(':', "file:".length()) >= 0;
  }

  /** The number of rows in a columnar data file, from what it says of itself. */
  long rows(DataFile file) {
    return dataFormat() == DataFormat.PARQUET
        ? footer(file.path()).rows()
        : files(Optional.empty(), file.path()).count();
  }

  /** Spark takes these characters of a path for a pattern. */
  private static String unglobbed(String path) {
    return path.replaceAll("([\\\\{}\\[\\]*?])", "\\\\$1");
  }
}
