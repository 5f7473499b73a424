package io.bucketspec.inventory;

import java.io.Serializable;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Which of the columns that are read an ORC or Parquet inventory has, and how it spells them. */
public final class ColumnarColumns implements Serializable {
  private static final long serialVersionUID = 1L;

  private final EnumMap<InventoryColumn, String> spellings;
  private final boolean showsStorageClass;

  private ColumnarColumns(Map<InventoryColumn, String> spellings, boolean showsStorageClass) {
    this.spellings = new EnumMap<>(spellings);
    this.showsStorageClass = showsStorageClass;
  }

  /**
   * Looks through the fields of a file's schema.
   *
   * @param fieldNames the top-level fields
   * @param where what they are the fields of, for messages: a data file or the manifest
   * @param extra what is read besides; of the rest it is as if the file didn't have it
   * @throws InventoryException if there is no key, or two fields are the same column, or there are
   *     no last-modified dates though they were asked for
   */
  public static ColumnarColumns of(
      Collection<String> fieldNames, String where, ExtraColumns extra) {
    return of(fieldNames, where, extra, InventoryFormat.S3);
  }

  /**
   * The same of a report.
   *
   * @throws InventoryException also if nothing says whose objects its rows are
   */
  public static ColumnarColumns of(
      Collection<String> fieldNames, String where, ExtraColumns extra, Snapshot snapshot) {
    ColumnarColumns columns = of(fieldNames, where, extra, snapshot.format());
    boolean bucket = columns.spellings.containsKey(InventoryColumn.BUCKET);
    ColumnNames.requireBucket(bucket, snapshot, where);
    return columns;
  }

  private static ColumnarColumns of(
      Collection<String> fieldNames, String where, ExtraColumns extra, InventoryFormat format) {
    Map<InventoryColumn, String> spellings = new EnumMap<>(InventoryColumn.class);
    for (String name : fieldNames) {
      Optional<InventoryColumn> column = ColumnNames.column(format, name).filter(extra::reads);
      String other = column.isEmpty() ? null : spellings.put(column.get(), name);
      if (other != null) {
        throw new InventoryException(
            where + " has two columns for one: '" + other + "' and '" + name + "'.");
      }
    }
    if (!spellings.containsKey(InventoryColumn.KEY)) {
      throw new InventoryException(
          where
              + " has no column '"
              + ColumnNames.spelled(format, InventoryColumn.KEY)
              + "', so it is no inventory of objects; its columns are "
              + (fieldNames.isEmpty() ? "none" : String.join(", ", fieldNames))
              + ".");
    }
    extra.require(fieldNames, where, format);
    return new ColumnarColumns(spellings, extra.showsStorageClass());
  }

  /** The field's name as the file has it; none if the file lacks the column. */
  public Optional<String> spelling(InventoryColumn column) {
    return Optional.ofNullable(spellings.get(column));
  }

  /** Whether storage classes are wanted that say nothing to jobs. */
  public boolean showsStorageClass() {
    return showsStorageClass;
  }

  /** The key column's name as the file has it. */
  public String key() {
    return spellings.get(InventoryColumn.KEY);
  }
}
