package io.bucketspec.metadata;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the values of a column are to be in client metadata. */
public enum ValueType {
  /** What the column holds, as it is. */
  ANY,
  /** A string; numbers, booleans and times become what they would be as JSON. */
  TEXT,
  /** A number, also from a text such as {@code " 12.5 "}. */
  NUMBER,
  /** A whole number, also from a text; {@code 7.0} is 7. */
  INTEGER,
  /** A boolean, also from the texts {@code true} and {@code false} in any case. */
  BOOLEAN,
  /** A moment in UTC, also from a text in ISO 8601; without a zone it is taken as UTC. */
  DATETIME,
  /** What a text says as JSON. */
  JSON;

  /** Its name in a job file. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ValueType> ofLabel(String label) {
    return Arrays.stream(values()).filter(value -> value.label().equals(label)).findFirst();
  }

  /** All names, for messages. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(ValueType::label).toList();
  }
}
