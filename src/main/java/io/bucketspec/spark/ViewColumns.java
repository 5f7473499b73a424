package io.bucketspec.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Some columns of a view, and how tasks make rows of them. */
record ViewColumns<V>(List<ViewColumn<V>> columns) implements Serializable {
  ViewColumns {
    // A list that serializes as what it is.
    columns = new ArrayList<>(columns);
  }

  StructType schema() {
    StructType schema = new StructType();
    for (ViewColumn<V> column : columns) {
      schema = schema.add(column.name(), column.type());
    }
    return schema;
  }

  /** The columns of those names, in their order. */
  ViewColumns<V> only(String... names) {
    return new ViewColumns<>(Arrays.stream(names).map(this::named).toList());
  }

  private ViewColumn<V> named(String name) {
    return columns.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  /** Whether one of these columns is among them. */
  boolean hasAny(String... names) {
    Set<String> asked = Set.of(names);
    return columns.stream().anyMatch(column -> asked.contains(column.name()));
  }

  /** The current row, as a task makes it. */
  Row row(V view) {
    Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = columns.get(i).made(view);
    }
    return RowFactory.create(values);
  }

  /** Of rows as tasks make them. */
  Encoder<Row> encoder() {
    StructType made = new StructType();
    for (ViewColumn<V> column : columns) {
      made = made.add(column.name(), column.madeType());
    }
    return Encoders.row(made);
  }

  /** The columns of what tasks made. */
  Dataset<Row> select(Dataset<Row> made) {
    return made.select(columns.stream().map(ViewColumn::column).toArray(Column[]::new));
  }
}
