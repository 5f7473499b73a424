package io.bucketspec.spark;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.hadoop.hive.ql.exec.vector.BytesColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.ColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.LongColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.TimestampColumnVector;
import org.apache.orc.TypeDescription;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** What becomes of a column of an ORC file. */
enum OrcColumn {
  BOOLEAN,
  NUMBER,
  TEXT,
  BYTES,
  /** Milliseconds since the epoch. */
  TIME;

  /**
   * What a column's values are read as.
   *
   * @param raw whether a text is kept as its bytes
   */
  static OrcColumn of(TypeDescription type, boolean raw) {
    return switch (type.getCategory()) {
      case BOOLEAN -> BOOLEAN;
      case BYTE, SHORT, INT, LONG, FLOAT, DOUBLE -> NUMBER;
      case TIMESTAMP, TIMESTAMP_INSTANT -> TIME;
      case BINARY -> BYTES;
      default -> raw ? BYTES : TEXT;
    };
  }

  /** The type of the values that {@link #value} gives. */
  DataType spark() {
    return switch (this) {
      case BOOLEAN -> DataTypes.BooleanType;
      case NUMBER, TIME -> DataTypes.LongType;
      case TEXT -> DataTypes.StringType;
      case BYTES -> DataTypes.BinaryType;
    };
  }

  /** What ORC's reader is asked to give of a column, whatever the file has. */
  TypeDescription asked(TypeDescription type) {
    return switch (this) {
      case BOOLEAN, TIME -> type;
      case NUMBER -> TypeDescription.createLong();
      case TEXT -> TypeDescription.createString();
      case BYTES ->
          type.getCategory() == TypeDescription.Category.BINARY
              ? type
              : TypeDescription.createString();
    };
  }

  /** The value at a place of a batch; null if there is none. */
  Object value(ColumnVector column, int row) {
    int at = column.isRepeating ? 0 : row;
    if (!column.noNulls && column.isNull[at]) {
      return null;
    }
    return switch (this) {
      case BOOLEAN -> ((LongColumnVector) column).vector[at] != 0;
      case NUMBER -> ((LongColumnVector) column).vector[at];
      case TIME -> ((TimestampColumnVector) column).time[at];
      case TEXT -> text((BytesColumnVector) column, at);
      case BYTES -> bytes((BytesColumnVector) column, at);
    };
  }

  private static String text(BytesColumnVector column, int at) {
    return new String(
        column.vector[at], column.start[at], column.length[at], StandardCharsets.UTF_8);
  }

  private static byte[] bytes(BytesColumnVector column, int at) {
    return Arrays.copyOfRange(
        column.vector[at], column.start[at], column.start[at] + column.length[at]);
  }
}
