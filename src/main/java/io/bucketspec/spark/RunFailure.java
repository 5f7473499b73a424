package io.bucketspec.spark;

import java.io.IOException;

/** A run that began its directory and did not come to a result. */
public final class RunFailure extends IOException {
  private static final long serialVersionUID = 1L;

  private final String directory;

  RunFailure(String directory, Exception cause) {
    super("The run into " + directory + " failed", cause);
    this.directory = directory;
  }

  /** The directory that it leaves, which is no result. */
  public String directory() {
    return directory;
  }
}
