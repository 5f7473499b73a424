package io.bucketspec.grouping;

import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.util.Optional;

/** Something that may be noticed on the members of a group that stand in their order. */
interface GroupCheck {
  FindingCode code();

  /** Looks at the members from a position up to another, of which there is at least one. */
  Optional<Finding> look(int from, int to);

  /** Parts without the finding, where there was one; only for codes that split. */
  default Cut cut(int from, int to) {
    throw new UnsupportedOperationException(code().code() + " splits nothing");
  }

  default Optional<Finding> finding(String sentence) {
    return Optional.of(new Finding(code(), sentence));
  }
}
