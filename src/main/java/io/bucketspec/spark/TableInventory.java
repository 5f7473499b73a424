package io.bucketspec.spark;

import io.bucketspec.inventory.ColumnarColumns;
import io.bucketspec.inventory.DataFile;
import io.bucketspec.inventory.DataFormat;
import io.bucketspec.inventory.ExtraColumns;
import io.bucketspec.inventory.Fingerprint;
import io.bucketspec.inventory.InventoryColumn;
import io.bucketspec.inventory.InventoryException;
import io.bucketspec.inventory.InventoryFormat;
import io.bucketspec.inventory.InventoryOptions;
import io.bucketspec.inventory.KeyEncoding;
import io.bucketspec.inventory.RowLayout;
import io.bucketspec.inventory.Snapshot;
import io.bucketspec.inventory.SnapshotFinder;
import io.bucketspec.inventory.StatedTotals;
import io.bucketspec.inventory.TableColumns;
import io.bucketspec.run.BucketCount;
import io.bucketspec.run.RowsUnder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** A table that Spark reads, whose columns say of objects what the job says that they say. */
final class TableInventory implements Inventory {
  private final Dataset<Row> table;
  private final String where;
  private final TableColumns columns;
  private final Snapshot snapshot;

  private TableInventory(
      Dataset<Row> table, String where, TableColumns columns, Snapshot snapshot) {
    this.table = table;
    this.where = where;
    this.columns = columns;
    this.snapshot = snapshot;
  }

  static TableInventory find(
      SparkSession spark, InventoryOptions options, SnapshotFinder finder, Instant now) {
    Dataset<Row> loaded = load(spark, options);
    String where = "Table " + name(options);
    boolean sequenced = options.named().equals(Optional.of(InventoryFormat.S3_METADATA));
    Dataset<Row> table = sequenced ? SequencedVersions.latest(loaded, where) : loaded;
    TableColumns columns =
        TableColumns.of(options, List.of(table.columns()), fields(table.schema()), where);
    List<DataFile> files = finder.look(TableLoader.files(loaded));
    Snapshot snapshot =
        new Snapshot(
            name(options),
            options.named().orElseThrow(),
            columns.source(options.bucket(), where),
            now.truncatedTo(ChronoUnit.SECONDS).toString(),
            Optional.empty(),
            RowLayout.of(DataFormat.TABLE),
            files,
            StatedTotals.NONE,
            List.of(),
            Fingerprint.of(name(options), files, now));
    TableInventory inventory = new TableInventory(table, where, columns, snapshot);
    inventory.objects(new ExtraColumns(true, false, true));
    return inventory;
  }

  private static Dataset<Row> load(SparkSession spark, InventoryOptions options) {
    try {
      return InventoryFormat.ofLabel(options.format()).isPresent()
          ? TableLoader.readable(
              options.path(), "a table of a catalog", () -> spark.table(options.path()))
          : TableLoader.load(spark, options.path(), options.format(), options.options());
    } catch (SideTableException e) {
      throw new InventoryException(e.getMessage(), e);
    }
  }

  /** What people call it: its path or name; of one that has neither, what the source calls it. */
  private static String name(InventoryOptions options) {
    return options.path().isEmpty()
        ? options.options().getOrDefault("dbtable", options.format())
        : options.path();
  }

  /** All columns and the fields within them. */
  private static List<String> fields(StructType schema) {
    List<String> fields = new ArrayList<>();
    for (StructField field : schema.fields()) {
      fields.add(field.name());
      if (field.dataType() instanceof StructType struct) {
        fields(struct).forEach(name -> fields.add(field.name() + "." + name));
      }
    }
    return fields;
  }

  @Override
  public Snapshot snapshot() {
    return snapshot;
  }

  @Override
  public int bucketCount() {
    return BucketCount.of((double) table.count());
  }

  @Override
  public <T> Dataset<T> scan(Reading reading, ScanInventory.RowStep<T> step, Encoder<T> encoder) {
    columns.requireExtra(reading.extra(), where);
    Dataset<Row> objects = under(objects(reading.extra()), reading);
    ColumnarColumns spelled =
        ColumnarColumns.of(List.of(objects.columns()), where, reading.extra());
    LastModifiedColumn modified = LastModifiedColumn.of(objects, spelled);
    Snapshot of = snapshot;
    KeyEncoding encoding = reading.keyEncoding();
    ExtraColumns besides = reading.extra();
    String prefix = reading.prefix();
    boolean uris = columns.name(InventoryColumn.URI).isPresent();
    MapPartitionsFunction<ReportObject, T> function =
        part -> {
          ColumnarFiles rows = new ColumnarFiles(of, encoding, besides, part);
          return step.apply(RowsUnder.of(prefix, uris ? rows.ofUris() : rows));
        };
    Column problem = functions.col(TableCells.PROBLEM);
    return ReportColumns.select(objects, spelled, modified, snapshot, problem)
        .mapPartitions(function, encoder);
  }

  /** The table as if its columns were called as in S3 Inventory, and were of the types there. */
  private Dataset<Row> objects(ExtraColumns extra) {
    try {
      return TableLoader.readable(where, "an inventory", () -> selected(extra));
    } catch (SideTableException e) {
      throw new InventoryException(e.getMessage(), e);
    }
  }

  private Dataset<Row> selected(ExtraColumns extra) {
    TableCells cells = new TableCells(table);
    columns.name(InventoryColumn.URI).ifPresent(name -> cells.add(InventoryColumn.KEY, name));
    for (InventoryColumn column : InventoryColumn.values()) {
      if (extra.reads(column) && column != InventoryColumn.URI) {
        columns.name(column).ifPresent(name -> cells.add(column, name));
      }
    }
    return cells.selected();
  }

  /** Lets readers pass over rows where keys are texts and as they are. */
  private Dataset<Row> under(Dataset<Row> objects, Reading reading) {
    String key = InventoryColumn.KEY.label();
    boolean text =
        columns.name(InventoryColumn.URI).isEmpty()
            && objects.schema().apply(key).dataType().equals(DataTypes.StringType);
    return text && !reading.prefix().isEmpty() && reading.keyEncoding() != KeyEncoding.URL
        ? objects.filter(functions.col(key).startsWith(reading.prefix()))
        : objects;
  }
}
