package io.bucketspec.spark;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampType;

/**
 * A column of a view.
 *
 * @param type its type; a map is one of texts
 * @param reader what the view's current row has there: milliseconds for a timestamp, a Java map for
 *     a map; null for nothing
 */
record ViewColumn<V>(String name, DataType type, Reader<V> reader) implements Serializable {
  /** What a map is while it is made: Spark takes a map of Scala's only. */
  private static final ArrayType ENTRIES =
      DataTypes.createArrayType(
          new StructType()
              .add("key", DataTypes.StringType, false)
              .add("value", DataTypes.StringType));

  /** Reads a value. */
  interface Reader<V> extends Function<V, Object>, Serializable {}

  static <V> ViewColumn<V> text(String name, TextReader<V> reader) {
    return new ViewColumn<>(name, DataTypes.StringType, view -> reader.apply(view).orElse(null));
  }

  /** Reads a text. */
  interface TextReader<V> extends Function<V, Optional<String>>, Serializable {}

  /** The type of what a task makes. */
  DataType madeType() {
    if (type instanceof TimestampType) {
      return DataTypes.LongType;
    }
    return type instanceof MapType ? ENTRIES : type;
  }

  /** What a task makes of the current row. */
  Object made(V view) {
    Object value = reader.apply(view);
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> RowFactory.create(entry.getKey(), entry.getValue()))
          .toArray(Row[]::new);
    }
    return value;
  }

  /** The column, of what a task made. */
  Column column() {
    Column made = functions.col(ColumnarFiles.quoted(name));
    if (type instanceof TimestampType) {
      return functions.expr("timestamp_millis(" + ColumnarFiles.quoted(name) + ")").as(name);
    }
    return type instanceof MapType ? functions.map_from_entries(made).as(name) : made;
  }
}
