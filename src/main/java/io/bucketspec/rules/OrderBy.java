package io.bucketspec.rules;

import io.bucketspec.model.InvalidOption;
import java.io.Serializable;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

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
   * @param format a pattern of {@link java.time.format.DateTimeFormatter} that yields a date or a
   *     time of day, names in English and UTC where it has no zone; or {@link #EPOCH_SECONDS} or
   *     {@link #EPOCH_MILLIS}
   */
  record Timestamp(String capture, String format) implements OrderBy {
    public static final String EPOCH_SECONDS = "epochSeconds";
    public static final String EPOCH_MILLIS = "epochMillis";

    public Timestamp {
      TimestampPattern.fault(format)
          .ifPresent(
              fault -> {
                throw new InvalidOption("format", fault);
              });
    }

    /** What reads the capture's text; empty for a number of seconds or milliseconds since 1970. */
    public Optional<DateTimeFormatter> formatter() {
      return TimestampPattern.isNumber(format)
          ? Optional.empty()
          : Optional.of(TimestampPattern.formatter(format));
    }
  }

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
    return this instanceof LastModified ? ", ordered by last modified" : "";
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
