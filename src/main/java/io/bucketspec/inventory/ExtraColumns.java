package io.bucketspec.inventory;

import java.io.Serializable;
import java.util.Collection;
import java.util.Optional;

/**
 * The columns that are read only for a job that needs them. Of the others nothing is read, and a
 * row says of them that they are not stated.
 *
 * @param etag whether rows have {@link InventoryRow#contentHash}, if the inventory states ETags
 * @param lastModified whether rows have {@link InventoryRow#lastModified}, which the inventory must
 *     state then
 * @param contentType whether rows have {@link InventoryRow#contentType}, if the inventory states
 *     MIME types
 * @param archived whether rows have {@link InventoryRow#needsRestore}, as all jobs need it
 * @param shown {@code NOTHING} but where rows are to be looked at
 */
public record ExtraColumns(
    boolean etag, boolean lastModified, boolean contentType, boolean archived, Shown shown)
    implements Serializable {
  /** None of them. */
  public static final ExtraColumns NONE = new ExtraColumns(false, false, false);

  /** What rows say of themselves for people, beside what jobs need. */
  public enum Shown {
    /** Nothing. */
    NOTHING,
    /**
     * What there is: an ETag that was asked for also as {@link InventoryRow#etag}. No column has to
     * be there.
     */
    STATED,
    /** Likewise, and {@link InventoryRow#storageClass}. */
    STORAGE_CLASS
  }

  /** What a job needs. */
  public ExtraColumns(boolean etag, boolean lastModified, boolean contentType) {
    this(etag, lastModified, contentType, true, Shown.NOTHING);
  }

  /** The same or more, for rows that are to be looked at. */
  public ExtraColumns showing(
      boolean etags, boolean times, boolean contentTypes, boolean storageClasses) {
    return new ExtraColumns(
        etag || etags,
        lastModified || times,
        contentType || contentTypes,
        archived,
        storageClasses ? Shown.STORAGE_CLASS : Shown.STATED);
  }

  /** The same without {@link InventoryRow#needsRestore}. */
  public ExtraColumns withoutArchived() {
    return new ExtraColumns(etag, lastModified, contentType, false, shown);
  }

  boolean showsEtag() {
    return etag && shown != Shown.NOTHING;
  }

  /** Whether rows have {@link InventoryRow#storageClass}. */
  public boolean showsStorageClass() {
    return shown == Shown.STORAGE_CLASS;
  }

  /** Whether the job can't do without last-modified dates. */
  boolean needsLastModified() {
    return lastModified && shown == Shown.NOTHING;
  }

  /** Whether a column is read: those asked for, and all that every job needs. */
  public boolean reads(InventoryColumn column) {
    return switch (column) {
      case E_TAG, CRC32C -> etag;
      case LAST_MODIFIED_DATE -> lastModified;
      case CONTENT_TYPE -> contentType;
      case STORAGE_CLASS -> archived || showsStorageClass();
      case INTELLIGENT_TIERING_ACCESS_TIER, ARCHIVE_STATUS -> archived;
      default -> true;
    };
  }

  /**
   * Checks that an inventory of the S3 family has what was asked for and can't be done without.
   *
   * @param names the columns that it has, as it spells them
   * @param where what they are the columns of, for the message: a data file or the manifest
   * @throws InventoryException if it was asked for and is missing
   */
  public void require(Collection<String> names, String where) {
    require(names, where, InventoryFormat.S3);
  }

  /** The same of an inventory of any format. */
  public void require(Collection<String> names, String where, InventoryFormat format) {
    InventoryColumn needed = InventoryColumn.LAST_MODIFIED_DATE;
    if (needsLastModified()
        && names.stream()
            .noneMatch(name -> ColumnNames.column(format, name).equals(Optional.of(needed)))) {
      String spelled = ColumnNames.spelled(format, needed);
      throw new InventoryException(
          where
              + " has no column "
              + spelled
              + ", which an 'order' by lastModified or a 'settle' needs: add "
              + (format == InventoryFormat.S3 ? "Last modified" : spelled)
              + " to the inventory's configuration.");
    }
  }

  /**
   * Checks that a list has what was asked for and can't be done without; anything else passes.
   *
   * @throws InventoryException if it was asked for, and lists of its format don't state it
   */
  public void requireOfList(Snapshot snapshot) {
    InventoryFormat format = snapshot.format();
    if (needsLastModified()
        && format.family() == InventoryFormat.Family.LIST
        && !format.listsTimes()) {
      throw new InventoryException(
          snapshot.path()
              + " is a list in format "
              + format.label()
              + ", which doesn't say when objects were modified, as an 'order' by lastModified or a 'settle' needs:"
              + " take a list that does, such as aws s3api list-objects-v2 prints.");
    }
  }
}
