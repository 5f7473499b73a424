package io.bucketspec.rules;

import io.bucketspec.model.InvalidOption;
import java.io.Serializable;
import java.util.List;

/**
 * What orders the members of a group. Members that are equal in it stand in the natural order of
 * their keys.
 */
public sealed interface OrderBy extends Serializable {
  /** The whole key, numbers in it by value; in a detected sequence, its number. */
  record Natural() implements OrderBy {}

  /**
   * The text of these captures, the first before the second, each in natural order.
   *
   * @param names at least one
   */
  record Captures(List<String> names) implements OrderBy {
    public Captures {
      names = List.copyOf(names);
      if (names.isEmpty()) {
        throw new InvalidOption("order", "An order by captures needs at least one of them.");
      }
    }
  }

  /**
   * The moment that a capture's text stands for.
   *
   * @param capture the capture's name
   * @param format a pattern of {@link java.time.format.DateTimeFormatter}; without a zone it is UTC
   */
  record Timestamp(String capture, String format) implements OrderBy {}

  /** The moment when the store last got the object, as the inventory states it. */
  record LastModified() implements OrderBy {}

  /** Words for the end of a rule's line; none for natural order. */
  default String describe() {
    if (this instanceof Captures captures) {
      return ", ordered by " + String.join(", ", captures.names());
    }
    if (this instanceof Timestamp timestamp) {
      return ", ordered by " + timestamp.capture() + " as " + timestamp.format();
    }
    return this instanceof LastModified ? ", ordered by last-modified" : "";
  }

  /** The captures that it names. */
  default List<String> captures() {
    if (this instanceof Captures captures) {
      return captures.names();
    }
    return this instanceof Timestamp timestamp ? List.of(timestamp.capture()) : List.of();
  }

  static OrderBy natural() {
    return new Natural();
  }

  static OrderBy capture(String name) {
    return new Captures(List.of(name));
  }
}
