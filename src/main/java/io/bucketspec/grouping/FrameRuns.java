package io.bucketspec.grouping;

import java.util.ArrayList;
import java.util.List;

/** The {@link FrameRun} of the members last asked for, which several checks look at in turn. */
final class FrameRuns {
  private final FrameNumbers numbers;
  private int from = -1;
  private int to = -1;
  private FrameRun run;
  private final List<Stretch> stretches = new ArrayList<>();

  /** Members that were cut, and the step of their numbers before. */
  private record Stretch(int from, int to, long step) {
    boolean holds(int start, int end) {
      return from <= start && end <= to;
    }
  }

  FrameRuns(FrameNumbers numbers) {
    this.numbers = numbers;
  }

  /** Forgets what was seen: members changed their places. */
  void forget() {
    run = null;
  }

  /** Remembers the step of members that are about to be cut: a part may be too short to show it. */
  void keepStep(int ofFrom, int ofTo, long step) {
    if (step > 1) {
      stretches.add(new Stretch(ofFrom, ofTo, step));
    }
  }

  private long keptStep(int ofFrom, int ofTo) {
    for (Stretch stretch : stretches) {
      if (stretch.holds(ofFrom, ofTo)) {
        return stretch.step();
      }
    }
    return 1;
  }

  FrameRun of(int newFrom, int newTo) {
    if (run == null || newFrom != from || newTo != to) {
      run = FrameRun.of(numbers, newFrom, newTo, keptStep(newFrom, newTo));
      from = newFrom;
      to = newTo;
    }
    return run;
  }
}
