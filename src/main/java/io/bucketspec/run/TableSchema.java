package io.bucketspec.run;

import java.util.List;

/**
 * The columns of a table in the run's directory.
 *
 * @param name of the table and its folder
 * @param columns in their order
 */
public record TableSchema(String name, List<Column> columns) {

  /** What a column holds. Every column may hold null. */
  public enum Type {
    /** Text that is another in nearly every row. */
    TEXT,
    /** Text of which there are few in a file. */
    WORD,
    LONG,
    /** Bytes that are no text. */
    BYTES
  }

  /** One column. */
  public record Column(String name, Type type) {}

  /** One row per rejected object, or per rejected item with all its objects. */
  public static final TableSchema REJECTS =
      new TableSchema(
          "rejects",
          List.of(
              text("key"),
              word("rule"),
              word("reason"),
              text("sentence"),
              number("objects"),
              text("item"),
              word("bucket")));

  /** One row per item of a spec file. */
  public static final TableSchema ITEMS =
      new TableSchema(
          "items",
          List.of(
              text("title"),
              word("kind"),
              word("rule"),
              text("group"),
              text("first_key"),
              number("members"),
              number("bytes"),
              text("findings"),
              word("decided_by"),
              word("spec_file"),
              word("bucket")));

  public TableSchema {
    columns = List.copyOf(columns);
  }

  private static Column text(String name) {
    return new Column(name, Type.TEXT);
  }

  private static Column word(String name) {
    return new Column(name, Type.WORD);
  }

  private static Column number(String name) {
    return new Column(name, Type.LONG);
  }
}
