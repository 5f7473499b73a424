package io.bucketspec.spark;

import io.bucketspec.inventory.ColumnarColumns;
import io.bucketspec.inventory.DataFormat;
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
 * @param wallClock whether {@code millis} are those at which a clock in the zone of the task's JVM
 *     shows what one in UTC should: an ORC timestamp has no zone, inventories mean UTC, and its
 *     reader takes it for local time. The hour that local clocks leave out in spring is lost on it:
 *     its moments come out an hour off
 */
record LastModifiedColumn(Column millis, Column text, boolean wallClock) {
  private static final long LEAST_MILLIS = 10_000_000_000L;
  private static final long LEAST_SECONDS = 1_000_000_000L;
  private static final Column NOT_STATED = functions.lit(InventoryRow.TIME_NOT_STATED);
  private static final Column NO_TEXT = functions.lit(null).cast(DataTypes.BinaryType);

  static LastModifiedColumn of(Dataset<Row> files, ColumnarColumns columns, DataFormat format) {
    return columns
        .spelling(InventoryColumn.LAST_MODIFIED_DATE)
        .map(name -> of(files, ColumnarFiles.quoted(name), format))
        .orElseGet(() -> new LastModifiedColumn(NOT_STATED, NO_TEXT, false));
  }

  private static LastModifiedColumn of(Dataset<Row> files, String name, DataFormat format) {
    Column column = functions.col(name);
    DataType type = files.select(column).schema().apply(0).dataType();
    if (type.equals(DataTypes.TimestampType)) {
      Column millis = functions.coalesce(functions.unix_millis(column), NOT_STATED);
      return new LastModifiedColumn(millis, NO_TEXT, format == DataFormat.ORC);
    }
    if (type.equals(DataTypes.LongType)) {
      return new LastModifiedColumn(
          functions.coalesce(ofNumber(column), NOT_STATED), NO_TEXT, false);
    }
    // Also a timestamp without a zone: a cast to one with a zone would take the session's.
    Column text = column.cast(DataTypes.StringType).cast(DataTypes.BinaryType);
    return new LastModifiedColumn(NOT_STATED, text, false);
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
