package io.bucketspec.spark;

import io.bucketspec.metadata.TableJoin;
import io.bucketspec.metadata.TableSource;
import io.bucketspec.run.PlannedTable;
import io.bucketspec.run.RowChunks;
import io.bucketspec.run.RowEncoder;
import io.bucketspec.run.RowEncoder.EncodedRow;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;

/** A side table whose rows' columns become metadata. */
final class SideTable {
  /** Tasks that look whether it is small; more would only end sooner. */
  private static final int FEW_TASKS = 8;

  private final Dataset<Row> table;
  private final TableJoin join;

  private SideTable(Dataset<Row> table, TableJoin join) {
    this.table = table;
    this.join = join;
  }

  /** What a task does with the rows it reads. */
  interface RowStep<T> extends Serializable {
    Iterator<T> apply(Iterator<Optional<EncodedRow>> rows);
  }

  /**
   * Looks at a table.
   *
   * @throws SideTableException if it can't be read
   */
  static SideTable open(SparkSession spark, TableJoin join) {
    TableSource source = join.source();
    Dataset<Row> table =
        switch (source.form()) {
          case PATH -> TableLoader.load(spark, source.text(), source.format(), source.options());
          case CATALOG ->
              TableLoader.readable(
                  source.text(), "a table of a catalog", () -> spark.table(source.text()));
          case SQL ->
              TableLoader.readable(
                  "'" + source.text() + "'", "a query", () -> spark.sql(source.text()));
        };
    return new SideTable(table, join);
  }

  TableJoin join() {
    return join;
  }

  List<String> columns() {
    return List.of(table.columns());
  }

  /** The files that it is read from, as far as it is read from files. */
  List<String> files() {
    return TableLoader.files(table);
  }

  /**
   * The whole table.
   *
   * @param most the bytes of its rows that may be brought here
   * @return empty if there is more of it
   */
  Optional<RowChunks.Brought> bring(PlannedTable planned, String bucket, long most) {
    List<byte[]> chunks =
        map(
                table.coalesce(FEW_TASKS),
                planned,
                bucket,
                rows -> new RowChunks(rows, most),
                Encoders.BINARY())
            .limit(RowChunks.atMost(most, FEW_TASKS) + 1)
            .collectAsList();
    return RowChunks.table(chunks, most);
  }

  /** Gives each task's rows to a step. */
  <T> Dataset<T> map(PlannedTable planned, String bucket, RowStep<T> step, Encoder<T> encoder) {
    return map(table, planned, bucket, step, encoder);
  }

  private <T> Dataset<T> map(
      Dataset<Row> rows, PlannedTable planned, String bucket, RowStep<T> step, Encoder<T> encoder) {
    List<Column> selected = new ArrayList<>();
    for (String column : planned.onColumns()) {
      selected.add(column(column).as("c" + selected.size()));
    }
    for (PlannedTable.Value value : planned.values()) {
      selected.add(column(value.column()).as("c" + selected.size()));
    }
    Dataset<Row> cells =
        TableLoader.readable(
            join.source().describe(),
            "'" + join.name() + "'",
            () -> rows.select(selected.toArray(new Column[0])));
    CellReader[] readers =
        Arrays.stream(cells.schema().fields())
            .map(StructField::dataType)
            .map(CellReader::new)
            .toArray(CellReader[]::new);
    MapPartitionsFunction<Row, T> function =
        part -> step.apply(encoded(part, planned, bucket, readers));
    return cells.mapPartitions(function, encoder);
  }

  /** A column, or a field within one where no column is called so. */
  private Column column(String name) {
    boolean whole = Arrays.stream(table.columns()).anyMatch(name::equalsIgnoreCase);
    return functions.col(
        whole
            ? quoted(name)
            : Arrays.stream(name.split("\\."))
                .map(SideTable::quoted)
                .collect(Collectors.joining(".")));
  }

  private static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  private static Iterator<Optional<EncodedRow>> encoded(
      Iterator<Row> part, PlannedTable planned, String bucket, CellReader[] readers) {
    RowEncoder encoder = new RowEncoder(planned, bucket);
    Object[] on = new Object[planned.onColumns().size()];
    Object[] values = new Object[planned.values().size()];
    return RunSteps.mapped(
        part,
        row -> {
          for (int i = 0; i < readers.length; i++) {
            Object cell = readers[i].read(row, i);
            if (i < on.length) {
              on[i] = cell;
            } else {
              values[i - on.length] = cell;
            }
          }
          return encoder.encode(on, values);
        });
  }
}
