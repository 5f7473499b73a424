package io.bucketspec.run;

import java.io.IOException;

/**
 * The store failed while it was writing {@code _SUCCESS.json}, and can't be asked whether it did.
 * All that a result consists of was there by then, so the run is a result if the file is.
 */
public final class CommitUnknown extends IOException {
  private static final long serialVersionUID = 1L;

  CommitUnknown(IOException cause) {
    super("Whether " + RunPublication.SUCCESS + " was written can't be told", cause);
  }
}
