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
              word("bucket"),
              word("issue")));

  /** One row per item of the ledger: what was published of it, as {@code LedgerItem} has it. */
  public static final TableSchema LEDGER =
      new TableSchema(
          "ledger",
          List.of(
              number("place"),
              word("kind"),
              word("rule"),
              word("bucket"),
              text("group"),
              text("first_key"),
              number("members"),
              number("fingerprint"),
              word("run"),
              number("first_seen"),
              number("gone_since"),
              number("told"),
              new Column("objects", Type.BYTES)));

  /** One row per item with changed content. */
  public static final TableSchema CHANGED = night("changed");

  /** One row per group with late members. */
  public static final TableSchema LATE = night("late");

  /** One row per group that is too young. */
  public static final TableSchema SETTLING = night("settling");

  /** One row per group with members gone. */
  public static final TableSchema SHRUNK = night("shrunk");

  /** One row per item that is gone. */
  public static final TableSchema GONE = night("gone");

  /** One row per object that is gone while another of its content is new. */
  public static final TableSchema RENAMED =
      new TableSchema("renamed", List.of(text("old_url"), text("new_url"), number("bytes")));

  /** The tables of what a night finds. */
  public static final List<TableSchema> NIGHT =
      List.of(CHANGED, LATE, SETTLING, SHRUNK, GONE, RENAMED);

  public TableSchema {
    columns = List.copyOf(columns);
  }

  private static TableSchema night(String name) {
    return new TableSchema(
        name,
        List.of(
            word("rule"),
            word("kind"),
            word("bucket"),
            text("group"),
            text("first_key"),
            number("members"),
            number("objects"),
            text("example"),
            word("action"),
            word("published_by"),
            word("first_seen")));
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
