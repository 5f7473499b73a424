package io.bucketspec.inventory;

import io.bucketspec.model.Nearest;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which column of a table says what of objects, by the names that the table has for them. */
public final class TableColumns {
  /** What is greater the later S3 took note of a version, compared as text. */
  public static final String SEQUENCE_NUMBER = "sequence_number";

  /** Only the journal of S3 Metadata has it. */
  private static final String RECORD_TYPE = "record_type";

  private final Map<InventoryColumn, String> names;

  private TableColumns(Map<InventoryColumn, String> names) {
    this.names = new EnumMap<>(names);
  }

  /**
   * The columns that the job names; else those that are called as in S3 Inventory.
   *
   * @param columns all columns of the table
   * @param fields those within columns too, by their paths with dots between
   * @param where the table, for messages
   * @throws InventoryException if one is missing or not clear
   */
  public static TableColumns of(
      InventoryOptions options, List<String> columns, Collection<String> fields, String where) {
    if (!options.columns().isEmpty()) {
      options.columns().forEach((column, name) -> require(column, name, columns, fields, where));
      return new TableColumns(options.columns());
    }
    return asInS3(columns, where);
  }

  private static void require(
      InventoryColumn column,
      String name,
      List<String> columns,
      Collection<String> fields,
      String where) {
    if (fields.stream().noneMatch(name::equalsIgnoreCase)) {
      throw new InventoryException(
          where
              + " has no column '"
              + name
              + "', which 'columns' names as "
              + column.word()
              + "; "
              + told(columns)
              + Nearest.question(name, fields));
    }
  }

  /**
   * Makes sure that a table is an inventory of S3 Metadata.
   *
   * @throws InventoryException if it is its journal or another table
   */
  public static void requireMetadata(List<String> columns, String where) {
    if (has(columns, RECORD_TYPE)) {
      throw new InventoryException(
          where
              + " is the journal of S3 Metadata, which tells what happened to objects and not which"
              + " there are: read the table 'inventory' beside it.");
    }
    for (String needed : List.of("bucket", "key", SEQUENCE_NUMBER)) {
      if (!has(columns, needed)) {
        throw new InventoryException(
            where
                + " has no column '"
                + needed
                + "', so it is no inventory table of S3 Metadata; "
                + told(columns)
                + " Of any other table say format: table.");
      }
    }
  }

  private static TableColumns asInS3(List<String> columns, String where) {
    Map<InventoryColumn, String> names = new EnumMap<>(InventoryColumn.class);
    for (String name : columns) {
      Optional<InventoryColumn> column = InventoryColumn.named(name);
      String other = column.isEmpty() ? null : names.put(column.get(), name);
      if (other != null) {
        throw new InventoryException(
            where
                + " has two columns for one, '"
                + other
                + "' and '"
                + name
                + "': say in 'columns' which one it is.");
      }
    }
    if (!names.containsKey(InventoryColumn.KEY)) {
      throw new InventoryException(
          where
              + " has no column 'key': say in 'columns' which one has the objects' keys, or their"
              + " URIs; "
              + told(columns));
    }
    return new TableColumns(names);
  }

  private static boolean has(List<String> columns, String name) {
    return columns.stream().anyMatch(name::equalsIgnoreCase);
  }

  private static String told(List<String> columns) {
    return "its columns are " + (columns.isEmpty() ? "none" : String.join(", ", columns)) + ".";
  }

  /** The table's name for a column, maybe a path with dots; none if nothing says that. */
  public Optional<String> name(InventoryColumn column) {
    return Optional.ofNullable(names.get(column));
  }

  /**
   * Whose objects the rows are.
   *
   * @param bucket the bucket that the job names
   * @throws InventoryException if nothing tells
   */
  public Snapshot.Source source(Optional<String> bucket, String where) {
    if (bucket.isPresent()) {
      return Snapshot.Source.bucket(bucket.get());
    }
    if (names.containsKey(InventoryColumn.BUCKET) || names.containsKey(InventoryColumn.URI)) {
      return Snapshot.Source.ROWS;
    }
    throw new InventoryException(
        where
            + " doesn't say which bucket the objects are in: name the column in 'columns', or the"
            + " bucket itself, inventory: {bucket: …}.");
  }

  /**
   * Checks that there is what a job can't do without.
   *
   * @throws InventoryException if there isn't
   */
  public void requireExtra(ExtraColumns extra, String where) {
    if (extra.needsLastModified() && !names.containsKey(InventoryColumn.LAST_MODIFIED_DATE)) {
      throw new InventoryException(
          where
              + " doesn't say when objects were modified, which an 'order' by lastModified or a 'settle' needs:"
              + " name the column in 'columns', as lastModified.");
    }
  }
}
