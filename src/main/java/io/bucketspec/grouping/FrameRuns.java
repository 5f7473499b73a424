package io.bucketspec.grouping;

/** The {@link FrameRun} of the members last asked for, which several checks look at in turn. */
final class FrameRuns {
  private final FrameNumbers numbers;
  private int from = -1;
  private int to = -1;
  private FrameRun run;
  private long usual = 1;

  FrameRuns(FrameNumbers numbers) {
    this.numbers = numbers;
  }

  /** Forgets what was seen: members changed their places. */
  void forget() {
    run = null;
  }

  /** Takes the step of these members for that of all parts that are cut of them. */
  void whole(int wholeFrom, int wholeTo) {
    usual = of(wholeFrom, wholeTo).step();
  }

  FrameRun of(int newFrom, int newTo) {
    if (run == null || newFrom != from || newTo != to) {
      run = FrameRun.of(numbers, newFrom, newTo, usual);
      from = newFrom;
      to = newTo;
    }
    return run;
  }
}
