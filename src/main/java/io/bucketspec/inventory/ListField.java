package io.bucketspec.inventory;

/** What a list's entry says of an object, as far as it is read. */
enum ListField {
  BUCKET,
  KEY,
  URI,
  SIZE,
  /** The ETag, or another text that is the same for the same content. */
  CONTENT,
  MODIFIED,
  CONTENT_TYPE,
  STORAGE_CLASS,
  /** Whether it is the latest version. */
  LATEST,
  /** A version's name. */
  VERSION,
  /** The time of a snapshot. */
  SNAPSHOT,
  /** Whether, or when, it was deleted so that it can be restored. */
  DELETED,
  /** When a later version came. */
  REPLACED,
  /** Whether it is a folder: yes, or by the name of its type. */
  FOLDER,
  /** A mark that more entries follow elsewhere. */
  MORE;

  /** Whether it is text, and never a number or a truth value. */
  boolean text() {
    return this == BUCKET || this == KEY || this == URI;
  }
}
