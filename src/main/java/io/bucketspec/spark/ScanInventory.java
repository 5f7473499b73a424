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
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/** Reads a snapshot's rows inside tasks, and gives each task's to a step. */
final class ScanInventory {
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
    extra.requireOfList(snapshot);
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
    return dataFormat() == DataFormat.ORC ? mapOrc(step, encoder) : mapParquet(step, encoder);
  }

  private <T> Dataset<T> mapParquet(RowStep<T> step, Encoder<T> encoder) {
    String first = snapshot.files().get(0).path();
    ParquetFooter footer = footer(first);
    Dataset<Row> files = SparkFiles.read(spark, snapshot, footer.columns());
    ColumnarColumns columns = ColumnarColumns.of(footer.names(), first, extra, snapshot);
    return mapColumnar(files, columns, LastModifiedColumn.of(files, columns), step, encoder);
  }

  private <T> Dataset<T> mapOrc(RowStep<T> step, Encoder<T> encoder) {
    String first = snapshot.files().get(0).path();
    OrcFooter footer = orcFooter(first);
    ColumnarColumns columns = ColumnarColumns.of(footer.names(), first, extra, snapshot);
    if (OrcTimes.needed(footer, columns)) {
      Dataset<Row> files = OrcTimes.read(spark, snapshot, footer, columns);
      LastModifiedColumn modified = OrcTimes.lastModified(files, footer, columns);
      return mapColumnar(files, columns, modified, step, encoder);
    }
    Dataset<Row> files = SparkFiles.read(spark, snapshot, Optional.empty());
    return mapColumnar(files, columns, LastModifiedColumn.of(files, columns), step, encoder);
  }

  private <T> Dataset<T> mapColumnar(
      Dataset<Row> files,
      ColumnarColumns columns,
      LastModifiedColumn modified,
      RowStep<T> step,
      Encoder<T> encoder) {
    Snapshot of = snapshot;
    KeyEncoding encoding = keyEncoding;
    ExtraColumns besides = extra;
    String beginning = prefix;
    Dataset<Row> under = under(files, columns);
    if (ReportColumns.needed(columns)) {
      MapPartitionsFunction<ReportObject, T> function =
          part -> {
            ColumnarFiles rows = new ColumnarFiles(of, encoding, besides, part);
            return step.apply(RowsUnder.of(beginning, rows));
          };
      return ReportColumns.select(under, columns, modified, snapshot)
          .mapPartitions(function, encoder);
    }
    MapPartitionsFunction<ColumnarObject, T> function =
        part -> {
          ColumnarFiles rows = new ColumnarFiles(of, encoding, besides, part);
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

  private OrcFooter orcFooter(String file) {
    try {
      return OrcFooter.read(new Path(file), spark.sparkContext().hadoopConfiguration());
    } catch (IOException | RuntimeException e) {
      throw new InventoryException("Cannot read " + file + ": " + e.getMessage() + ".", e);
    }
  }

  /** The number of rows in a columnar data file, from what it says of itself. */
  long rows(DataFile file) {
    return dataFormat() == DataFormat.PARQUET
        ? footer(file.path()).rows()
        : orcFooter(file.path()).rows();
  }
}
