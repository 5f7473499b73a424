package io.bucketspec.inventory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The columns of the S3 family that are read. Their names are told apart by letters and digits
 * alone, so that {@code IsLatest} of a CSV schema and {@code is_latest} of a Parquet file are one.
 * Some are read only if asked for: {@link ExtraColumns}.
 */
public enum InventoryColumn {
  BUCKET("bucket"),
  KEY("key"),
  IS_LATEST("is_latest"),
  /** OBS has it as {@code DeleteMarker} in places. */
  IS_DELETE_MARKER("is_delete_marker", "delete_marker"),
  SIZE("size"),
  STORAGE_CLASS("storage_class"),
  INTELLIGENT_TIERING_ACCESS_TIER("intelligent_tiering_access_tier"),
  E_TAG("e_tag"),
  LAST_MODIFIED_DATE("last_modified_date");

  private final String label;
  private final String foldedLabel;
  private final String foldedOther;

  InventoryColumn(String label) {
    this(label, label);
  }

  InventoryColumn(String label, String other) {
    this.label = label;
    foldedLabel = folded(label);
    foldedOther = folded(other);
  }

  /** The name that ORC and Parquet files have for it. */
  public String label() {
    return label;
  }

  /** The column of that name, in any case, with or without underscores; none if it isn't read. */
  public static Optional<InventoryColumn> named(String name) {
    String folded = folded(name);
    return Arrays.stream(values())
        .filter(it -> it.foldedLabel.equals(folded) || it.foldedOther.equals(folded))
        .findFirst();
  }

  static String folded(String name) {
    return name.strip().replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
  }
}
