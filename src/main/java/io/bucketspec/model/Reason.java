package io.bucketspec.model;

/** Why an object or an item is not written. The code is what tables and summaries show. */
public enum Reason {
  /** A row of the inventory that can't be read as an object. */
  BAD_ROW("bad-row"),
  /** A key that is not encoded as the inventory's format says. */
  BAD_KEY_ENCODING("bad-key-encoding"),
  /** An object that a listing has by another key than its own. */
  CHANGED_KEY("changed-key"),
  /** A row of another bucket than the inventory's. */
  OTHER_BUCKET("other-bucket"),
  /** No rule took the object. */
  NO_RULE("no-rule"),
  /** An object without content. */
  ZERO_BYTES("zero-bytes"),
  /** An archived object, which must be restored before anyone can read it. */
  NEEDS_RESTORE("needs-restore"),
  /** A key that the chosen URL form can't carry. */
  URL_NOT_POSSIBLE("url-not-possible"),
  /** A URL over the platform's limit of 16 KB. */
  URL_TOO_LONG("url-too-long"),
  /** The same key a second time. */
  DUPLICATE_KEY("duplicate-key"),
  /** A group over the platform's hard limit of URLs in a file. */
  TOO_MANY_MEMBERS("too-many-members"),
  /** A group whose title would be blank, which the platform does not take. */
  BLANK_TITLE("blank-title"),
  /** An item whose partition's folder no file system would take. */
  LONG_PARTITION("long-partition"),
  /** A name without a frame number, or of a sequence with too few members. */
  SHORT_SEQUENCE("short-sequence"),
  /** A member without what its rule orders by: a capture is no timestamp, a time isn't stated. */
  NO_PLACE("no-place"),
  /** An object of a rule that groups by header tags, of which the tag table knows nothing. */
  NO_TAGS("no-tags"),
  /** An object of which the tag table has several rows that differ. */
  CONFLICTING_TAGS("conflicting-tags"),
  /** A row of the tag table that names no object of the inventory. */
  NO_OBJECT("no-object"),
  /** A DICOM object without pixels: a report, a presentation state, an index. */
  NO_PIXELS("no-pixels"),
  /** A copy of a DICOM instance that is in the series already. */
  DUPLICATE_INSTANCE("duplicate-instance"),
  /** A DICOM object with another's SOPInstanceUID and other content. */
  CONFLICTING_INSTANCE("conflicting-instance"),
  /** An item without a row in a table whose metadata is required. */
  NO_METADATA("no-metadata"),
  /** An item for which a metadata table has several rows that differ. */
  SEVERAL_ROWS("several-rows"),
  /** A group whose members bring different metadata. */
  DIFFERING_MEMBERS("differing-members"),
  /** A row of a metadata table that belongs to no item. */
  ROW_WITHOUT_ITEM("row-without-item"),
  /** An item without media metadata, which a strict client-only integration needs. */
  NO_MEDIA_METADATA("no-media-metadata"),
  /** An item with a finding whose policy is {@code reject}. */
  FINDING("finding");

  private final String code;

  Reason(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }
}
