package io.bucketspec.grouping;

import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.util.Optional;

/** Numbers that rise by more than one at a time, which is no gap. */
record FrameStep(FrameNumbers numbers, FrameRuns runs) implements GroupCheck {
  @Override
  public FindingCode code() {
    return FindingCode.FRAME_STEP;
  }

  @Override
  public Optional<Finding> look(int from, int to) {
    long step = runs.of(from, to).step();
    return step == 1
        ? Optional.empty()
        : finding(
            "The numbers rise in steps of "
                + step
                + ", from "
                + numbers.text(from)
                + " to "
                + numbers.text(to - 1)
                + ".");
  }
}
