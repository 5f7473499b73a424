package io.bucketspec.run;

import java.util.HashSet;
import java.util.Set;

/** Items whose places are of several runs, so that they have no order together. */
public final class PlacesDiffer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PlacesDiffer() {
    super(
        "The items have places of several views, or some have none, and these don't go together:"
            + " leave out the column 'place'.");
  }

  /** Checks that no two tasks wrote the same spec file. */
  public static void check(Results results) {
    Set<String> paths = new HashSet<>();
    if (!results.files().stream().map(SpecFile::path).allMatch(paths::add)) {
      throw new PlacesDiffer();
    }
  }
}
