package io.bucketspec.cli;

import io.bucketspec.inventory.SnapshotMissing;
import io.bucketspec.run.ledger.NoNewSnapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Does what needs a new snapshot again and again, until there is one or the time is over. */
final class SnapshotWait {
  /** How long it waits between two looks. */
  static final Duration PAUSE = Duration.ofMinutes(1);

  private final Duration most;
  private final Clock clock;
  private final Sleeper sleeper;
  private final Consumer<String> log;

  /** Passes time. */
  interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  /** What needs a new snapshot. */
  interface Attempt<T> {
    T make() throws Exception;
  }

  /**
   * A way of waiting.
   *
   * @param most how long; zero for not at all
   * @param log what is told that it begins to wait
   */
  SnapshotWait(Duration most, Clock clock, Sleeper sleeper, Consumer<String> log) {
    this.most = most;
    this.clock = clock;
    this.sleeper = sleeper;
    this.log = log;
  }

  /**
   * What the attempt gives once there is a snapshot.
   *
   * @throws NoNewSnapshot if there is none when the time is over
   * @throws Exception whatever else the attempt throws, at once
   */
  <T> T untilThereIsOne(Attempt<T> attempt) throws Exception {
    Instant end = clock.instant().plus(most);
    boolean told = false;
    while (true) {
      try {
        return attempt.make();
      } catch (Exception e) {
        String reason = reason(e).orElseThrow(() -> e);
        Duration left = Duration.between(clock.instant(), end);
        if (left.isZero() || left.isNegative()) {
          throw told ? new NoNewSnapshot(reason) : e;
        }
        if (!told) {
          log.accept("Waiting for a new snapshot, until " + end + " at the latest. " + reason);
          told = true;
        }
        sleeper.sleep(left.compareTo(PAUSE) < 0 ? left : PAUSE);
      }
    }
  }

  /** Why there is none; empty if something else is wrong. */
  private static Optional<String> reason(Exception failure) {
    return FailureText.find(NoNewSnapshot.class, failure)
        .map(Throwable::getMessage)
        .or(() -> FailureText.find(SnapshotMissing.class, failure).map(Throwable::getMessage));
  }
}
