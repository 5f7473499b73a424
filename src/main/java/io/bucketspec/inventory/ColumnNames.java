package io.bucketspec.inventory;

import java.util.Map;
import java.util.Optional;

/**
 * What the columns of inventories are called, by the store that writes them: the names of the S3
 * family ({@link InventoryColumn#named}), those of the object metadata of Google Cloud Storage, and
 * those of the schema fields of Azure Blob inventory. Case, underscores and hyphens don't count.
 */
public final class ColumnNames {
  private static final Map<String, InventoryColumn> GCS =
      Map.of(
          "bucket", InventoryColumn.BUCKET,
          "name", InventoryColumn.KEY,
          "size", InventoryColumn.SIZE,
          "timedeleted", InventoryColumn.TIME_DELETED,
          "md5hash", InventoryColumn.E_TAG,
          "crc32c", InventoryColumn.CRC32C,
          "contenttype", InventoryColumn.CONTENT_TYPE,
          "updated", InventoryColumn.LAST_MODIFIED_DATE);

  private static final Map<String, InventoryColumn> AZURE =
      Map.ofEntries(
          Map.entry("name", InventoryColumn.KEY),
          Map.entry("iscurrentversion", InventoryColumn.IS_LATEST),
          Map.entry("snapshot", InventoryColumn.SNAPSHOT),
          Map.entry("deleted", InventoryColumn.DELETED),
          Map.entry("hdiisfolder", InventoryColumn.IS_FOLDER),
          Map.entry("contentlength", InventoryColumn.SIZE),
          Map.entry("accesstier", InventoryColumn.STORAGE_CLASS),
          Map.entry("archivestatus", InventoryColumn.ARCHIVE_STATUS),
          Map.entry("contentmd5", InventoryColumn.E_TAG),
          Map.entry("contenttype", InventoryColumn.CONTENT_TYPE),
          Map.entry("lastmodified", InventoryColumn.LAST_MODIFIED_DATE));

  private ColumnNames() {}

  /** The column that inventories of that format call so; none if it isn't read. */
  public static Optional<InventoryColumn> column(InventoryFormat format, String name) {
    return switch (format) {
      case GCS -> Optional.ofNullable(GCS.get(InventoryColumn.folded(name)));
      case AZURE -> Optional.ofNullable(AZURE.get(InventoryColumn.folded(name)));
      default -> InventoryColumn.named(name);
    };
  }

  /** What the store's own pages call a column, for messages; of the S3 family its label. */
  static String spelled(InventoryFormat format, InventoryColumn column) {
    return switch (format) {
      case GCS ->
          switch (column) {
            case KEY -> "name";
            case LAST_MODIFIED_DATE -> "updated";
            default -> column.label();
          };
      case AZURE ->
          switch (column) {
            case KEY -> "Name";
            case LAST_MODIFIED_DATE -> "Last-Modified";
            default -> column.label();
          };
      default -> column.label();
    };
  }

  /**
   * Checks that the rows of an inventory say whose objects they are, if nothing else does.
   *
   * @param stated whether the rows name a bucket
   * @param where what the columns are of, for the message
   * @throws InventoryException if nothing says it
   */
  public static void requireBucket(boolean stated, Snapshot snapshot, String where) {
    if (!stated
        && snapshot.source().bucket().isEmpty()
        && snapshot.format() != InventoryFormat.AZURE) {
      throw new InventoryException(noBucket(where));
    }
  }

  static String noBucket(String where) {
    return where
        + " has no column 'bucket', and the manifest names none: say whose objects these are with"
        + " inventory: {bucket: …}.";
  }
}
