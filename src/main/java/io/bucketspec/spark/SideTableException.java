package io.bucketspec.spark;

/** A table that the job reads can't be used. The message says what, where, and what to do. */
public final class SideTableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SideTableException(String message) {
    super(message);
  }

  SideTableException(String message, Throwable cause) {
    super(message, cause);
  }
}
