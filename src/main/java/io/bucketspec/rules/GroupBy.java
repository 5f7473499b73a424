package io.bucketspec.rules;

import io.bucketspec.model.InvalidOption;
import java.io.Serializable;
import java.util.List;

/** What puts two objects of a rule into the same item. */
public sealed interface GroupBy extends Serializable {
  /** Each object is an item by itself: the single kinds. */
  record Single() implements GroupBy {}

  /** The part of the key up to its last slash. */
  record Folder() implements GroupBy {}

  /**
   * The text of these captures.
   *
   * @param names at least one
   */
  record Captures(List<String> names) implements GroupBy {
    public Captures {
      names = List.copyOf(names);
      if (names.isEmpty()) {
        throw new InvalidOption("group", "A group by captures needs at least one of them.");
      }
    }
  }
}
