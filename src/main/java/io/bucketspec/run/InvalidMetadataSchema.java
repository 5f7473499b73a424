package io.bucketspec.run;

import java.util.List;

/** A file that is no metadata schema. */
public final class InvalidMetadataSchema extends Exception {
  private static final long serialVersionUID = 1L;

  /** Strings, so that a list of any sort can be sent along. */
  private final String[] problems;

  InvalidMetadataSchema(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = problems.toArray(new String[0]);
  }

  /** All that is wrong: the file, line and column, and a sentence. */
  public List<String> problems() {
    return List.of(problems);
  }
}
