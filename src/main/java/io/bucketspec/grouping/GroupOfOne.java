package io.bucketspec.grouping;

import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.util.Optional;

/** A group whose only member might be an image by itself, or the rest of something. */
record GroupOfOne() implements GroupCheck {
  @Override
  public FindingCode code() {
    return FindingCode.GROUP_OF_ONE;
  }

  @Override
  public Optional<Finding> look(int from, int to) {
    return to - from > 1 ? Optional.empty() : finding("It has a single member.");
  }
}
