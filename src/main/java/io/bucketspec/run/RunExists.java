package io.bucketspec.run;

import java.io.IOException;

/** A run was to begin in a directory that is there already. Nothing in it was touched. */
public final class RunExists extends IOException {
  private static final long serialVersionUID = 1L;

  private RunExists(String directory, String what) {
    super(
        "Cannot begin the run: "
            + directory
            + " exists already"
            + what
            + " Give another --run-id, or none: then it is the time.");
  }

  /** A run ended there, and its result stays as it is. */
  public static RunExists result(String directory) {
    return new RunExists(directory, " and is a result.");
  }

  /** A run began there that is not through; perhaps it never will be. */
  public static RunExists unfinished(String directory) {
    return new RunExists(
        directory,
        ": a run is under way there, or was killed. What killed runs leave, the command clean removes.");
  }
}
