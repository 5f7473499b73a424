package io.bucketspec.rules;

import io.bucketspec.model.Nearest;
import java.util.Collection;
import java.util.stream.Collectors;

/** Names for messages: what there is, and which of it was probably meant. */
final class NamesHint {
  private NamesHint() {}

  /**
   * "The match has 'a', 'b'. Did you mean 'a'?", or that it has none.
   *
   * @param subject with its verb, "The match has"
   */
  static String of(String subject, String wanted, Collection<String> known) {
    if (known.isEmpty()) {
      return subject + " no captures.";
    }
    String names =
        known.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ", " ", "."));
    return subject + names + Nearest.question(wanted, known);
  }
}
