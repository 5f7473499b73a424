package io.bucketspec.run;

import java.io.IOException;

/** A run was to begin in a directory that is there already. Nothing was touched. */
public final class RunExists extends IOException {
  private static final long serialVersionUID = 1L;

  public RunExists(String directory) {
    super(
        "Cannot begin the run: "
            + directory
            + " exists already. Give another --run-id, or none: then it is the time.");
  }
}
