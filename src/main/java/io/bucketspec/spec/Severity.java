package io.bucketspec.spec;

/** How bad a fault is. */
public enum Severity {
  /** The platform refuses the file or the item, or loses or misreads a part of it. */
  ERROR,
  /** The file can be uploaded, but what comes of it may not be what was meant. */
  WARNING
}
