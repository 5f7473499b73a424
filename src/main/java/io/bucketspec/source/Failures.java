package io.bucketspec.source;

import io.bucketspec.inventory.InventoryException;
import io.bucketspec.run.CommitUnknown;
import io.bucketspec.run.PlacesDiffer;
import io.bucketspec.spark.RunFailure;
import java.io.IOException;

/** Failures as a sentence that says most. */
final class Failures {
  private Failures() {}

  /**
   * What is thrown to whoever wrote: an IllegalArgumentException, of which PySpark shows the
   * sentence alone, if there is something that they can mend.
   */
  static RuntimeException readable(IOException failure) {
    Throwable cause = deepest(failure);
    String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    if (cause instanceof InventoryException || cause instanceof PlacesDiffer) {
      return new IllegalArgumentException(why, failure);
    }
    if (!(failure instanceof RunFailure run)) {
      return new IllegalArgumentException(why, failure);
    }
    String after =
        cause instanceof CommitUnknown
            ? ". If it has a _SUCCESS.json, it is a result, and a whole one."
            : ". It has no _SUCCESS.json: it is no result.";
    return new IllegalStateException(
        "The run into " + run.directory() + " failed: " + why.split("\n", 2)[0] + after, failure);
  }

  private static Throwable deepest(Throwable failure) {
    Throwable cause = failure;
    while (!(cause instanceof CommitUnknown)
        && cause.getCause() != null
        && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause;
  }
}
