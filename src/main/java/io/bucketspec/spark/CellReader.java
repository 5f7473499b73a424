package io.bucketspec.spark;

import io.bucketspec.metadata.Struct;
import java.io.Serializable;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.CalendarIntervalType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Turns a cell of a table into what the rest knows: Java's own types, lists, maps, structs. */
final class CellReader implements Serializable {
  private static final long serialVersionUID = 1L;

  private final DataType type;

  CellReader(DataType type) {
    this.type = type;
  }

  /** The cell at a place in a row; null for none. */
  Object read(Row row, int place) {
    return cell(row, place, type);
  }

  /**
   * Lists and maps are asked of a row, which hands out those of Java: a value by itself would be
   * one of Scala's, whose classes differ between the versions of Spark.
   */
  private static Object cell(Row row, int place, DataType type) {
    if (row.isNullAt(place)) {
      return null;
    }
    if (type instanceof ArrayType array) {
      return list(row.getList(place), array.elementType());
    }
    if (type instanceof MapType map) {
      return map(row.getJavaMap(place), map);
    }
    if (type instanceof StructType struct) {
      return struct(row.getStruct(place), struct);
    }
    return scalar(row.get(place), type);
  }

  private static Object cell(Object value, DataType type) {
    return cell(RowFactory.create(value), 0, type);
  }

  private static Object list(List<?> list, DataType type) {
    List<Object> cells = new ArrayList<>(list.size());
    for (Object value : list) {
      cells.add(cell(value, type));
    }
    return cells;
  }

  private static Object map(Map<?, ?> map, MapType type) {
    Map<Object, Object> cells = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> cells.put(cell(key, type.keyType()), cell(value, type.valueType())));
    return cells;
  }

  private static Object struct(Row row, StructType type) {
    StructField[] fields = type.fields();
    List<Object> cells = new ArrayList<>(fields.length);
    for (int i = 0; i < fields.length; i++) {
      cells.add(cell(row, i, fields[i].dataType()));
    }
    return new Struct(Arrays.stream(fields).map(StructField::name).toList(), cells);
  }

  /**
   * Moments and dates come as those of JDBC, unless the session says otherwise. Intervals become
   * their text, which JSON has no value for.
   */
  private static Object scalar(Object value, DataType type) {
    if (value instanceof Timestamp time) {
      return time.toInstant();
    }
    if (value instanceof Date date) {
      return date.toLocalDate();
    }
    boolean interval =
        type instanceof CalendarIntervalType
            || value instanceof Duration
            || value instanceof Period;
    return interval ? value.toString() : value;
  }
}
