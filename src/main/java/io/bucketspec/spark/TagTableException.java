package io.bucketspec.spark;

/** The table of header tags can't be used. The message says what, where, and what to do. */
public final class TagTableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TagTableException(String message) {
    super(message);
  }

  TagTableException(String message, Throwable cause) {
    super(message, cause);
  }
}
