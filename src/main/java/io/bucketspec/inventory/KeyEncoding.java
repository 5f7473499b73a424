package io.bucketspec.inventory;

/** How the keys of an inventory are written. */
public enum KeyEncoding {
  /** As the format says: URL-encoded in the CSV of the S3 family, literal elsewhere. */
  AUTO,
  /** {@code %XX} for a byte and {@code +} for a space, whatever the format says. */
  URL,
  /** Literal, whatever the format says. */
  NONE;

  /** Whether keys in files of that snapshot are to be URL-decoded. */
  public boolean decodes(Snapshot snapshot) {
    return switch (this) {
      case URL -> true;
      case NONE -> false;
      case AUTO ->
          snapshot.layout().format() == DataFormat.CSV
              && (snapshot.format() == InventoryFormat.S3
                  || snapshot.format() == InventoryFormat.S3_BATCH);
    };
  }
}
