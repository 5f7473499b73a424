package io.bucketspec.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunsTest {
  private final Runs runs = new Runs(new Noise(3), 1, 150, 0.9, 2_000);

  @Test
  void cutsTheLineIntoRunsWithoutGapOrOverlap() {
    long run = 0;
    long place = 0;
    long longest = 0;
    // More than a block of run lengths, so that its seam is crossed.
    for (long index = 0; index < 1_500_000; index++) {
      if (runs.run(index) != run) {
        run++;
        place = 0;
      }
      assertThat(runs.run(index)).as("run of object %d", index).isEqualTo(run);
      assertThat(runs.place(index)).as("place of object %d", index).isEqualTo(place);
      longest = Math.max(longest, ++place);
    }
    assertThat(run).isBetween(8_000L, 13_000L);
    assertThat(longest).isBetween(1_000L, 2_000L);
  }
}
