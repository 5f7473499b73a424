package io.bucketspec.inventory;

/** How the keys of an inventory are written. */
public enum KeyEncoding {
  /** As the format says: URL-encoded in the CSV of the S3 family, literal elsewhere. */
  AUTO,
  /** {@code %XX} for a byte and {@code +} for a space, whatever the format says. */
  URL,
  /** Literal, whatever the format says. */
  NONE;

  /** Whether keys in files of that format are to be URL-decoded. */
  public boolean decodes(DataFormat format) {
    return this == URL || (this == AUTO && format == DataFormat.CSV);
  }
}
