package io.bucketspec.spark;

import io.bucketspec.inventory.ColumnarColumns;
import io.bucketspec.inventory.ColumnarRows;
import io.bucketspec.inventory.InventoryColumn;
import io.bucketspec.inventory.InventoryRow;
import io.bucketspec.inventory.KeyEncoding;
import io.bucketspec.inventory.RowFault;
import io.bucketspec.inventory.Snapshot;
import io.bucketspec.inventory.StorageClasses;
import io.bucketspec.run.InventoryRows;
import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The rows of ORC or Parquet data files, as Spark reads them: only the columns that count. */
final class ColumnarFiles implements InventoryRows {
  private static final int KEY = 0;
  private static final int SIZE = 1;
  private static final int IS_LATEST = 2;
  private static final int IS_DELETE_MARKER = 3;
  private static final int STORAGE_CLASS = 4;
  private static final int ACCESS_TIER = 5;
  private static final int OTHER_BUCKET = 6;
  private static final int FILE = 7;

  private final Iterator<Row> source;
  private final ColumnarRows rows;
  private Row current;

  ColumnarFiles(Snapshot snapshot, KeyEncoding keyEncoding, Iterator<Row> source) {
    this.source = source;
    this.rows = new ColumnarRows(snapshot, keyEncoding);
  }

  /** The data files' columns in the order that this class reads them. */
  static Dataset<Row> select(Dataset<Row> files, ColumnarColumns columns, Snapshot snapshot) {
    Column key = files.col(quoted(columns.key())).cast(DataTypes.BinaryType);
    Column size = column(columns, InventoryColumn.SIZE, DataTypes.LongType);
    Column bucket = column(columns, InventoryColumn.BUCKET, DataTypes.StringType);
    Column faulty = key.isNull().or(functions.length(key).equalTo(0)).or(size.lt(0));
    return files.select(
        key.as("key"),
        size.as("size"),
        column(columns, InventoryColumn.IS_LATEST, DataTypes.BooleanType).as("is_latest"),
        column(columns, InventoryColumn.IS_DELETE_MARKER, DataTypes.BooleanType)
            .as("is_delete_marker"),
        column(columns, InventoryColumn.STORAGE_CLASS, DataTypes.StringType).as("storage_class"),
        column(columns, InventoryColumn.INTELLIGENT_TIERING_ACCESS_TIER, DataTypes.StringType)
            .as("access_tier"),
        // No String is made for the one bucket that all rows should be of, nor for file names.
        functions.when(bucket.notEqual(snapshot.sourceBucket()), bucket).as("other_bucket"),
        functions.when(faulty, functions.input_file_name()).as("file"));
  }

  private static Column column(ColumnarColumns columns, InventoryColumn column, DataType type) {
    return columns
        .spelling(column)
        .map(name -> functions.col(quoted(name)).cast(type))
        .orElseGet(() -> functions.lit(null).cast(type));
  }

  private static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  @Override
  public boolean next() {
    if (!source.hasNext()) {
      return false;
    }
    current = source.next();
    byte[] key = current.isNullAt(KEY) ? null : (byte[]) current.get(KEY);
    rows.set(
        key,
        current.isNullAt(SIZE) ? InventoryRow.NOT_STATED : current.getLong(SIZE),
        current.isNullAt(IS_LATEST) || current.getBoolean(IS_LATEST),
        !current.isNullAt(IS_DELETE_MARKER) && current.getBoolean(IS_DELETE_MARKER),
        StorageClasses.needsRestore(
            current.getString(STORAGE_CLASS), current.getString(ACCESS_TIER)),
        current.getString(OTHER_BUCKET));
    return true;
  }

  @Override
  public InventoryRow row() {
    return rows.row();
  }

  @Override
  public Optional<RowFault> fault() {
    return rows.fault();
  }

  @Override
  public String file() {
    return current.isNullAt(FILE) ? "a data file" : current.getString(FILE);
  }

  @Override
  public void close() {}
}
