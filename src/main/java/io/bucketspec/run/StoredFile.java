package io.bucketspec.run;

import java.time.Instant;

/**
 * A file in a run's directory, as the store lists it.
 *
 * @param path relative to the run's directory
 * @param bytes its size
 * @param modified when it was last written, by the store's clock
 */
public record StoredFile(String path, long bytes, Instant modified) {
  /** The first name of its path. */
  public String top() {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }
}
