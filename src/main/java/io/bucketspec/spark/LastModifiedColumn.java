package io.bucketspec.spark;

import io.bucketspec.inventory.ColumnarColumns;
import io.bucketspec.inventory.InventoryColumn;
import io.bucketspec.inventory.InventoryRow;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * How the last-modified column of ORC or Parquet files is read, whatever its type, so that the
 * session's time zone has no part in it.
 *
 * @param millis milliseconds since the epoch, or {@link InventoryRow#TIME_NOT_STATED}
 * @param text what is not told by {@code millis}, as a text to read; null where that tells it
 */
record LastModifiedColumn(Column millis, Column text) {
  private static final long LEAST_MILLIS = 10_000_000_000L;
  private static final long LEAST_SECONDS = 1_000_000_000L;
  private static final Column NOT_STATED = functions.lit(InventoryRow.TIME_NOT_STATED);
  private static final Column NO_TEXT = functions.lit(null).cast(DataTypes.BinaryType);

  static LastModifiedColumn of(Dataset<Row> files, ColumnarColumns columns) {
    return columns
        .spelling(InventoryColumn.LAST_MODIFIED_DATE)
        .map(name -> of(files, ColumnarFiles.quoted(name)))
        .orElseGet(() -> new LastModifiedColumn(NOT_STATED, NO_TEXT));
  }

  /** A column whose numbers are milliseconds since the epoch, however few digits they have. */
  static LastModifiedColumn ofMillis(String name) {
    return new LastModifiedColumn(
        functions.coalesce(functions.col(ColumnarFiles.quoted(name)), NOT_STATED), NO_TEXT);
  }

  private static LastModifiedColumn of(Dataset<Row> files, String name) {
    Column column = functions.col(name);
    DataType type = files.select(column).schema().apply(0).dataType();
    if (type.equals(DataTypes.TimestampType)) {
      Column millis = functions.coalesce(functions.unix_millis(column), NOT_STATED);
      return new LastModifiedColumn(millis, NO_TEXT);
    }
    if (type.equals(DataTypes.LongType)) {
      return new LastModifiedColumn(functions.coalesce(ofNumber(column), NOT_STATED), NO_TEXT);
    }
    // Also a timestamp without a zone: a cast to one with a zone would take the session's.
    Column text = column.cast(DataTypes.StringType).cast(DataTypes.BinaryType);
    return new LastModifiedColumn(NOT_STATED, text);
  }

  /** Ten digits are seconds, as in a text. */
  private static Column ofNumber(Column number) {
    return functions
        .when(
            number.geq(LEAST_SECONDS).and(number.lt(LEAST_MILLIS)),
            number.multiply(functions.lit(1_000L)))
        .otherwise(number);
  }
}
