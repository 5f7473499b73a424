package io.bucketspec.cli;

import io.bucketspec.run.SpecFile;
import java.util.Optional;

/**
 * A file that {@code validate} is to look at.
 *
 * @param path as messages call it
 * @param index the {@code index.jsonl} of the run that it is of; empty if it is of none
 * @param indexed what that index says of it; empty if it says nothing
 */
record SpecInput(String path, Optional<String> index, Optional<SpecFile> indexed) {
  static SpecInput of(String path) {
    return new SpecInput(path, Optional.empty(), Optional.empty());
  }
}
