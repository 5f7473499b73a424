package io.bucketspec.run;

import java.util.List;
import java.util.stream.Collectors;

/** A job whose side tables are not what it needs. */
public final class InvalidMetadata extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidMetadata(List<MetadataProblem> problems) {
    super(problems.stream().map(MetadataProblem::message).collect(Collectors.joining("\n")));
  }
}
