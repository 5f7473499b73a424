package io.bucketspec.faults;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what another process does. */
final class Await {
  private static final long PAUSE_MILLIS = 20;

  private Await() {}

  /**
   * Returns as soon as the condition holds.
   *
   * @throws AssertionError if it doesn't hold within that time
   */
  static void until(String what, Duration most, BooleanSupplier condition)
      throws InterruptedException {
    long deadline = System.nanoTime() + most.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Not within " + most.toSeconds() + " s: " + what);
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }
}
