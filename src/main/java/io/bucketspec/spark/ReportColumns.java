package io.bucketspec.spark;

import io.bucketspec.inventory.ColumnarColumns;
import io.bucketspec.inventory.InventoryColumn;
import io.bucketspec.inventory.Snapshot;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * Columns that reports of Google Cloud Storage and of Azure have and inventories of the S3 family
 * don't. Their types are not documented: a flag may be a boolean or a text.
 */
final class ReportColumns {
  private static final List<InventoryColumn> COLUMNS =
      List.of(
          InventoryColumn.TIME_DELETED,
          InventoryColumn.SNAPSHOT,
          InventoryColumn.DELETED,
          InventoryColumn.IS_FOLDER,
          InventoryColumn.ARCHIVE_STATUS,
          InventoryColumn.CONTENT_TYPE);

  private ReportColumns() {}

  /** Whether there are any to be read. */
  static boolean needed(ColumnarColumns columns) {
    return COLUMNS.stream().anyMatch(it -> columns.spelling(it).isPresent());
  }

  /** What the columns say of each object. */
  static Dataset<ReportObject> select(
      Dataset<Row> files, ColumnarColumns columns, LastModifiedColumn modified, Snapshot snapshot) {
    Stream<Column> besides =
        Stream.of(
            stated(columns, InventoryColumn.TIME_DELETED).as("oldVersion"),
            stated(columns, InventoryColumn.SNAPSHOT).as("snapshot"),
            isTrue(columns, InventoryColumn.DELETED).as("deleted"),
            isTrue(columns, InventoryColumn.IS_FOLDER).as("folder"),
            stated(columns, InventoryColumn.ARCHIVE_STATUS).as("beingRestored"),
            text(columns, InventoryColumn.CONTENT_TYPE).as("contentType"));
    Column[] all =
        Stream.concat(Stream.of(ColumnarFiles.columns(files, columns, modified, snapshot)), besides)
            .toArray(Column[]::new);
    return files.select(all).as(Encoders.bean(ReportObject.class));
  }

  /** What is the same for the same content. */
  static Column content(ColumnarColumns columns) {
    Column etag = text(columns, InventoryColumn.E_TAG);
    return columns.spelling(InventoryColumn.CRC32C).isEmpty()
        ? etag
        : functions.coalesce(
            functions.when(etag.notEqual(""), etag), text(columns, InventoryColumn.CRC32C));
  }

  private static Column stated(ColumnarColumns columns, InventoryColumn column) {
    return functions.coalesce(text(columns, column).notEqual(""), functions.lit(false));
  }

  private static Column isTrue(ColumnarColumns columns, InventoryColumn column) {
    Column text = functions.lower(functions.trim(text(columns, column)));
    return functions.coalesce(text.equalTo("true"), functions.lit(false));
  }

  private static Column text(ColumnarColumns columns, InventoryColumn column) {
    return ColumnarFiles.column(columns, column, DataTypes.StringType);
  }
}
