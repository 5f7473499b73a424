package io.bucketspec.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.inventory.InventoryException;
import io.bucketspec.inventory.SnapshotMissing;
import io.bucketspec.run.ledger.NoNewSnapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Waiting for a snapshot, on a clock that only sleeping moves. */
class SnapshotWaitTest {
  private static final String NOT_YET = "No new snapshot yet.";

  private final List<Duration> slept = new ArrayList<>();
  private final List<String> log = new ArrayList<>();
  private Instant now = Instant.EPOCH;
  private int looks;

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  private SnapshotWait waiting(String most) {
    return new SnapshotWait(
        TimeSpan.parse(most).orElseThrow(),
        clock,
        time -> {
          slept.add(time);
          now = now.plus(time);
        },
        log::add);
  }

  /** Succeeds at one of the looks, counted from 1, each of which takes a second. */
  private SnapshotWait.Attempt<String> thereAt(int look, Exception before) {
    return () -> {
      now = now.plusSeconds(1);
      if (++looks < look) {
        throw before;
      }
      return "done";
    };
  }

  @Test
  void itLooksOnceIfItFindsOne() throws Exception {
    assertThat(waiting("2h").untilThereIsOne(thereAt(1, new NoNewSnapshot(NOT_YET))))
        .isEqualTo("done");
    assertThat(slept).isEmpty();
    assertThat(log).isEmpty();
  }

  @Test
  void itLooksEveryMinuteAndSaysSoOnce() throws Exception {
    assertThat(waiting("2h").untilThereIsOne(thereAt(4, new NoNewSnapshot(NOT_YET))))
        .isEqualTo("done");
    assertThat(slept).containsOnly(SnapshotWait.PAUSE).hasSize(3);
    assertThat(log)
        .containsExactly(
            "Waiting for a new snapshot, until 1970-01-01T02:00:00Z at the latest. " + NOT_YET);
  }

  @Test
  void itLooksALastTimeWhenTheTimeIsOverAndNoLonger() {
    assertThatThrownBy(() -> waiting("90s").untilThereIsOne(thereAt(9, new NoNewSnapshot(NOT_YET))))
        .isInstanceOf(NoNewSnapshot.class)
        .hasMessage(NOT_YET);
    assertThat(slept).containsExactly(Duration.ofSeconds(60), Duration.ofSeconds(28));
    assertThat(looks).isEqualTo(3);
  }

  @Test
  void itWaitsForAFirstSnapshotToo() {
    Exception wrapped = new RuntimeException(new SnapshotMissing("None is complete."));
    assertThatThrownBy(() -> waiting("1m").untilThereIsOne(thereAt(9, wrapped)))
        .isInstanceOf(NoNewSnapshot.class)
        .hasMessage("None is complete.");
    assertThat(log).hasSize(1);
  }

  @Test
  void withoutTimeItDoesNotWait() {
    SnapshotMissing missing = new SnapshotMissing("None is complete.");
    assertThatThrownBy(() -> waiting("0").untilThereIsOne(thereAt(9, missing))).isSameAs(missing);
    assertThat(slept).isEmpty();
    assertThat(log).isEmpty();
  }

  @Test
  void anythingElseEndsItAtOnce() {
    InventoryException other = new InventoryException("It is damaged.");
    assertThatThrownBy(() -> waiting("2h").untilThereIsOne(thereAt(9, other))).isSameAs(other);
    assertThat(slept).isEmpty();
  }
}
