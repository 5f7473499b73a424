package io.bucketspec.inventory;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the rows of inventories say of objects, as far as it is read. The names of the S3 family are
 * told apart by letters and digits alone, so that {@code IsLatest} of a CSV schema and {@code
 * is_latest} of a Parquet file are one. Some are read only if asked for: {@link ExtraColumns}.
 */
public enum InventoryColumn {
  BUCKET("bucket", "bucket"),
  KEY("key", "key"),
  /** The object's whole URI, bucket and all. */
  URI("uri", "uri"),
  IS_LATEST("is_latest", "isLatest"),
  /** OBS has it as {@code DeleteMarker} in places. */
  IS_DELETE_MARKER("is_delete_marker", "isDeleteMarker", "delete_marker"),
  /** A generation is not the live one if it has this time. */
  TIME_DELETED("time_deleted"),
  /** The time of a snapshot of Azure's. */
  SNAPSHOT("snapshot"),
  /** A deleted blob that can still be restored. */
  DELETED("deleted"),
  /** A folder of a hierarchical namespace. */
  IS_FOLDER("is_folder"),
  SIZE("size", "size"),
  STORAGE_CLASS("storage_class", "storageClass"),
  INTELLIGENT_TIERING_ACCESS_TIER("intelligent_tiering_access_tier"),
  /** That a blob is on its way out of the archive. */
  ARCHIVE_STATUS("archive_status"),
  /** The ETag; or another text that is the same for the same content. */
  E_TAG("e_tag", "etag"),
  /** What Google Cloud Storage has of objects that were composed, which have no MD5. */
  CRC32C("crc32c"),
  CONTENT_TYPE("content_type", "contentType"),
  LAST_MODIFIED_DATE("last_modified_date", "lastModified");

  private static final Set<InventoryColumn> OF_S3 =
      Set.copyOf(
          EnumSet.of(
              BUCKET,
              KEY,
              IS_LATEST,
              IS_DELETE_MARKER,
              SIZE,
              STORAGE_CLASS,
              INTELLIGENT_TIERING_ACCESS_TIER,
              E_TAG,
              CONTENT_TYPE,
              LAST_MODIFIED_DATE));

  private final String label;
  private final String word;
  private final String foldedLabel;
  private final String foldedOther;

  InventoryColumn(String label) {
    this(label, "", label);
  }

  InventoryColumn(String label, String word) {
    this(label, word, label);
  }

  InventoryColumn(String label, String word, String other) {
    this.label = label;
    this.word = word;
    foldedLabel = folded(label);
    foldedOther = folded(other);
  }

  /** The name that ORC and Parquet files of the S3 family have for it. */
  public String label() {
    return label;
  }

  /**
   * The column of that name in the S3 family, in any case, with or without underscores; none if it
   * isn't read.
   */
  public static Optional<InventoryColumn> named(String name) {
    String folded = folded(name);
    return OF_S3.stream()
        .filter(it -> it.foldedLabel.equals(folded) || it.foldedOther.equals(folded))
        .findFirst();
  }

  /** The column that a job file's {@code columns} calls so. */
  public static Optional<InventoryColumn> ofWord(String word) {
    return Arrays.stream(values())
        .filter(it -> !it.word.isEmpty() && it.word.equals(word))
        .findFirst();
  }

  /** How a job file's {@code columns} calls it; empty if it can't be named there. */
  public String word() {
    return word;
  }

  /** What a job file's {@code columns} can name. */
  public static List<String> words() {
    return Arrays.stream(values()).map(InventoryColumn::word).filter(it -> !it.isEmpty()).toList();
  }

  static String folded(String name) {
    return name.strip().replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
  }
}
