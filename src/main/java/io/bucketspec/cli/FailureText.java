package io.bucketspec.cli;

import java.util.Optional;

/** A failure in a line: the cause that says most, not Spark's account of which stage it broke. */
final class FailureText {
  private FailureText() {}

  static String of(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    String name = cause.getClass().getSimpleName();
    String text = message == null || message.isBlank() ? name : name + ": " + firstLine(message);
    return "Failed. " + text;
  }

  /** A cause of that type, as deep as Spark may have put it. */
  static <T extends Throwable> Optional<T> find(Class<T> type, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }

  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
