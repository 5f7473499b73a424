package io.bucketspec.spark;

import io.bucketspec.inventory.InventoryColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/**
 * Selects columns of a table of whatever types as an inventory has them. A cell that says nothing
 * of what it should makes its row a bad one; an empty text and a NaN state nothing.
 */
final class TableCells {
  /** The column that says what is wrong with a row, as a clause; null if nothing is. */
  static final String PROBLEM = "bucketspec_problem";

  private static final List<DataType> INTEGERS =
      List.of(DataTypes.LongType, DataTypes.IntegerType, DataTypes.ShortType, DataTypes.ByteType);
  private static final long MOST_TOLD = 64;

  private final Dataset<Row> table;
  private final List<Column> selected = new ArrayList<>();
  private final List<Column> problems = new ArrayList<>();

  TableCells(Dataset<Row> table) {
    this.table = table;
  }

  /**
   * Selects a column.
   *
   * @param name the table's name for it; a path with dots if no column is called so
   */
  void add(InventoryColumn column, String name) {
    String sql = sql(name);
    DataType type = table.select(functions.expr(sql)).schema().apply(0).dataType();
    selected.add(cell(column, sql, type).as(column.label()));
  }

  /** The table's rows, with the selected columns and {@link #PROBLEM}. */
  Dataset<Row> selected() {
    Column problem = functions.lit(null).cast(DataTypes.StringType);
    selected.add(problems.stream().reduce(problem, (a, b) -> functions.coalesce(a, b)).as(PROBLEM));
    return table.select(selected.toArray(new Column[0]));
  }

  private Column cell(InventoryColumn column, String sql, DataType type) {
    Column plain = functions.expr(sql);
    return switch (column) {
      case SIZE -> INTEGERS.contains(type) ? plain.cast(DataTypes.LongType) : size(sql, type);
      case IS_LATEST, IS_DELETE_MARKER ->
          type.equals(DataTypes.BooleanType) ? plain : truth(column, sql);
      case LAST_MODIFIED_DATE -> plain;
      default -> type.equals(DataTypes.BinaryType) ? plain : plain.cast(DataTypes.StringType);
    };
  }

  /** A number without a fraction, written or kept in whatever way. */
  private Column size(String sql, DataType type) {
    String stated = type instanceof DecimalType ? sql : stated(sql);
    Column number = functions.expr("try_cast(" + stated + " AS DECIMAL(38, 9))");
    Column whole =
        functions.when(
            number.equalTo(functions.floor(number)).and(functions.abs(number).leq(Long.MAX_VALUE)),
            number.cast(DataTypes.LongType));
    refuse(stated, whole, "its size is '", "', which is no number of bytes");
    return whole;
  }

  private Column truth(InventoryColumn column, String sql) {
    String stated = stated(sql);
    Column truth = functions.expr("try_cast(" + stated + " AS BOOLEAN)");
    refuse(stated, truth, "its " + column.word() + " is '", "', which is neither true nor false");
    return truth;
  }

  private void refuse(String stated, Column read, String before, String after) {
    Column text = functions.expr("substr(CAST(" + stated + " AS STRING), 1, " + MOST_TOLD + ")");
    problems.add(
        functions.when(
            functions.expr(stated).isNotNull().and(read.isNull()),
            functions.concat(functions.lit(before), text, functions.lit(after))));
  }

  /** The cell as a text without spaces around it; null if that says nothing. */
  private static String stated(String sql) {
    String text = "trim(CAST(" + sql + " AS STRING))";
    return "CASE WHEN lower(" + text + ") NOT IN ('', 'nan', 'null') THEN " + text + " END";
  }

  private String sql(String name) {
    boolean whole = Arrays.stream(table.columns()).anyMatch(name::equalsIgnoreCase);
    return whole
        ? ColumnarFiles.quoted(name)
        : Arrays.stream(name.split("\\."))
            .map(ColumnarFiles::quoted)
            .collect(Collectors.joining("."));
  }
}
