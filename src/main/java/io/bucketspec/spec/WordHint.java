package io.bucketspec.spec;

import io.bucketspec.model.Nearest;
import java.util.Collection;

/** The end of a sentence about an unknown word. */
final class WordHint {
  private WordHint() {}

  /** What was probably meant, or else what is known. */
  static String of(String word, Collection<String> known) {
    return Nearest.of(word, known)
        .map(near -> "did you mean '" + near + "'?")
        .orElseGet(() -> "known here: " + String.join(", ", known) + ".");
  }
}
