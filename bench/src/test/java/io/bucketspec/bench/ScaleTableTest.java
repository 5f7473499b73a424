package io.bucketspec.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTableTest {
  private static final long STARTED = 1_000_000;

  /** Four tasks of a second on two cores, then one of two seconds. */
  private final String table =
      new ScaleTable(
              new LoggedRun(
                  STARTED,
                  new Measurement(10, 12, 0, 0),
                  List.of(
                      new TaskTimes(
                          List.of(task(0, 3_000), task(1, 3_000), task(2, 4_000), task(3, 4_000))),
                      new TaskTimes(
                          List.of(new TaskTimes.Task(0, STARTED + 5_500, STARTED + 7_500))))))
          .markdown("made up");

  @Test
  void everySecondOfTheRunHasItsPart() {
    assertThat(table)
        .contains(
            """
            | driver, until the first task | 3.00 | | | |
            | read | 2.00 | 4 | 4.00 | 1.00 |
            | driver | 0.50 | | | |
            | group and write | 2.00 | 1 | 2.00 | 2.00 |
            | driver, after the last task | 2.50 | | | |
            | whole | 10.00 | 5 | 6.00 | |
            | of it serial | 6.00 | | | |
            """);
  }

  @Test
  void coresShareTheTasksOfAStepOnly() {
    assertThat(table)
        .contains(
            """
            | read | 4.00 (1.00) | 2.00 (1.00) | 1.00 (1.00) | 1.00 (0.50) |
            | group and write | 2.00 (1.00) | 2.00 (0.50) | 2.00 (0.25) | 2.00 (0.13) |
            | all steps | 6.00 (1.00) | 4.00 (0.75) | 3.00 (0.50) | 3.00 (0.25) |
            | with the serial part | 12.00 (1.00) | 10.00 (0.60) | 9.00 (0.33) | 9.00 (0.17) |
            """);
  }

  private static TaskTimes.Task task(int index, long launched) {
    return new TaskTimes.Task(index, STARTED + launched, STARTED + launched + 1_000);
  }
}
