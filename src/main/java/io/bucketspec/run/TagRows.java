package io.bucketspec.run;

import java.util.List;
import java.util.Optional;

/** What rows of the tag table say together of one object. */
final class TagRows {
  private TagRows() {}

  /** Why they don't lead to a series, if so. */
  static Optional<String> fault(List<KeyedRecord> rows) {
    if (rows.isEmpty()) {
      return Optional.of("The tag table has no row of this key.");
    }
    return rows.get(0).series().length == 0
        ? Optional.of("Its row in the tag table has no SeriesInstanceUID.")
        : Optional.empty();
  }

  /** Whether they differ; the same row twice is one. */
  static boolean conflict(List<KeyedRecord> rows) {
    for (int i = 1; i < rows.size(); i++) {
      if (!rows.get(i).sameTags(rows.get(0))) {
        return true;
      }
    }
    return false;
  }
}
