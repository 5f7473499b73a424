package io.bucketspec.spark;

import io.bucketspec.inventory.ColumnarColumns;
import io.bucketspec.inventory.ColumnarRows;
import io.bucketspec.inventory.ExtraColumns;
import io.bucketspec.inventory.InventoryColumn;
import io.bucketspec.inventory.InventoryFormat;
import io.bucketspec.inventory.InventoryRow;
import io.bucketspec.inventory.KeyEncoding;
import io.bucketspec.inventory.RowFault;
import io.bucketspec.inventory.Snapshot;
import io.bucketspec.inventory.StorageClasses;
import io.bucketspec.run.InventoryRows;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The rows of ORC or Parquet data files, as Spark reads them: only the columns that count. */
final class ColumnarFiles implements InventoryRows {
  private final Iterator<? extends ColumnarObject> source;
  private final InventoryFormat format;
  private final ColumnarRows rows;
  private final ExtraColumns extra;
  private final String inventory;
  private boolean uris;
  private ColumnarObject current;

  ColumnarFiles(
      Snapshot snapshot,
      KeyEncoding keyEncoding,
      ExtraColumns extra,
      Iterator<? extends ColumnarObject> source) {
    this.source = source;
    this.format = snapshot.format();
    this.extra = extra;
    this.inventory = snapshot.path();
    this.rows = new ColumnarRows(snapshot, keyEncoding, extra);
  }

  /** From now on the column of keys has whole URIs. */
  ColumnarFiles ofUris() {
    uris = true;
    return this;
  }

  /** What the data files' columns say of each object. */
  static Dataset<ColumnarObject> select(
      Dataset<Row> files, ColumnarColumns columns, LastModifiedColumn modified, Snapshot snapshot) {
    return files
        .select(columns(files, columns, modified, snapshot))
        .as(Encoders.bean(ColumnarObject.class));
  }

  /** The columns of {@link ColumnarObject}. */
  static Column[] columns(
      Dataset<Row> files, ColumnarColumns columns, LastModifiedColumn modified, Snapshot snapshot) {
    Column key = key(files, columns).cast(DataTypes.BinaryType);
    Column size = size(files, columns);
    Column latest = column(columns, InventoryColumn.IS_LATEST, DataTypes.BooleanType);
    Column marker = column(columns, InventoryColumn.IS_DELETE_MARKER, DataTypes.BooleanType);
    Column storageClass = column(columns, InventoryColumn.STORAGE_CLASS, DataTypes.StringType);
    Column tier =
        column(columns, InventoryColumn.INTELLIGENT_TIERING_ACCESS_TIER, DataTypes.StringType);
    Column etag = ReportColumns.content(columns);
    Column bucket = column(columns, InventoryColumn.BUCKET, DataTypes.StringType);
    Column readable = storageClass.isin(StorageClasses.READABLE.toArray());
    Column faulty = key.isNull().or(functions.length(key).equalTo(0)).or(size.lt(0));
    return new Column[] {
      key.as("key"),
      functions.coalesce(size, functions.lit(InventoryRow.NOT_STATED)).as("size"),
      functions.coalesce(latest, functions.lit(true)).as("latest"),
      functions.coalesce(marker, functions.lit(false)).as("deleteMarker"),
      (columns.showsStorageClass()
              ? storageClass
              : functions.when(functions.not(readable), storageClass))
          .cast(DataTypes.BinaryType)
          .as("storageClass"),
      tier.cast(DataTypes.BinaryType).as("accessTier"),
      functions.when(bucket.notEqual(snapshot.source().bucketOrEmpty()), bucket).as("otherBucket"),
      functions.when(faulty, file(files)).as("file"),
      etag.cast(DataTypes.BinaryType).as("etag"),
      modified.millis().as("lastModified"),
      modified.text().as("lastModifiedText")
    };
  }

  private static Column file(Dataset<Row> files) {
    return List.of(files.columns()).contains(OrcColumns.FILE)
        ? functions.col(OrcColumns.FILE)
        : functions.input_file_name();
  }

  /** A number, or a text of one; {@link ColumnarRows#NO_NUMBER} if the text is none. */
  private static Column size(Dataset<Row> files, ColumnarColumns columns) {
    Column asLong = column(columns, InventoryColumn.SIZE, DataTypes.LongType);
    Optional<String> name = columns.spelling(InventoryColumn.SIZE);
    boolean text =
        name.isPresent()
            && files
                .select(files.col(quoted(name.get())))
                .schema()
                .apply(0)
                .dataType()
                .equals(DataTypes.StringType);
    if (!text) {
      return asLong;
    }
    Column written = functions.trim(functions.col(quoted(name.get())));
    return functions
        .when(written.rlike("^-?[0-9]{1,18}$"), asLong)
        .when(written.notEqual(""), functions.lit(ColumnarRows.NO_NUMBER));
  }

  /** The key's column, as it is. */
  static Column key(Dataset<Row> files, ColumnarColumns columns) {
    return files.col(quoted(columns.key()));
  }

  static Column column(ColumnarColumns columns, InventoryColumn column, DataType type) {
    return columns
        .spelling(column)
        .map(name -> functions.col(quoted(name)).cast(type))
        .orElseGet(() -> functions.lit(null).cast(type));
  }

  static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  @Override
  public boolean next() {
    if (!source.hasNext()) {
      return false;
    }
    current = source.next();
    if (uris) {
      rows.setUri(
          current.getKey(),
          current.getSize(),
          current.isLatest(),
          current.isDeleteMarker(),
          needsRestore());
    } else {
      rows.set(
          current.getKey(),
          current.getSize(),
          current.isLatest(),
          current.isDeleteMarker(),
          needsRestore(),
          current.getOtherBucket());
    }
    if (current instanceof ReportObject report) {
      rows.state(report.isOldVersion(), report.isSnapshot(), report.isDeleted(), report.isFolder());
      rows.contentType(report.getContentType());
      if (report.getProblem() != null) {
        rows.refuse(report.getProblem());
      }
    }
    if (extra.etag()) {
      rows.etag(current.getEtag());
    }
    if (extra.showsStorageClass()) {
      rows.storageClass(current.getStorageClass());
    }
    if (extra.lastModified()) {
      setLastModified();
    }
    return true;
  }

  private boolean needsRestore() {
    return StorageClasses.needsRestore(format, current.getStorageClass(), current.getAccessTier())
        || (current instanceof ReportObject report && report.isBeingRestored());
  }

  private void setLastModified() {
    byte[] text = current.getLastModifiedText();
    if (text != null) {
      rows.lastModified(text);
    } else {
      rows.lastModified(current.getLastModified());
    }
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
    String file = current.getFile();
    return file == null || file.isEmpty() ? inventory : file;
  }

  @Override
  public void close() {}
}
