package io.bucketspec.run;

import java.io.IOException;
import java.time.Duration;

/**
 * Does again what a store failed at. Tasks are tried again by Spark; this is for what the driver
 * does once they are through, when a run of hours would be lost to one bad answer.
 *
 * @param most how often something is tried, at least once
 * @param pause before the second attempt; each next one is twice as long
 */
public record Attempts(int most, Duration pause) {
  /** As often as Spark tries a task, over some seconds. */
  public static final Attempts PATIENT = new Attempts(4, Duration.ofSeconds(1));

  public Attempts {
    if (most < 1) {
      throw new IllegalArgumentException("attempts must be 1 or more, but are " + most);
    }
  }

  /** Something that may fail, and does the same when it is done again. */
  public interface Step<T> {
    T run() throws IOException;
  }

  /**
   * Does it.
   *
   * @throws IOException what the last attempt failed with
   */
  public <T> T at(Step<T> step) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return step.run();
      } catch (IOException | RuntimeException e) {
        boolean again = attempt < most && ofTheStore(e);
        if (!again || !rested(pause.multipliedBy(1L << (attempt - 1)))) {
          throw e;
        }
      }
    }
  }

  private static boolean ofTheStore(Exception e) {
    return e instanceof IOException || e.getCause() instanceof IOException;
  }

  /** Waits; false if it was interrupted. */
  private static boolean rested(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
