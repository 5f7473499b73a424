package io.bucketspec.grouping;

/** The {@link FrameRun} of the members last asked for, which several checks look at in turn. */
final class FrameRuns {
  private final FrameNumbers numbers;
  private int from = -1;
  private int to = -1;
  private FrameRun run;

  FrameRuns(FrameNumbers numbers) {
    this.numbers = numbers;
  }

  /** Forgets what was seen: members changed their places. */
  void forget() {
    run = null;
  }

  FrameRun of(int newFrom, int newTo) {
    if (run == null || newFrom != from || newTo != to) {
      run = FrameRun.of(numbers, newFrom, newTo);
      from = newFrom;
      to = newTo;
    }
    return run;
  }
}
