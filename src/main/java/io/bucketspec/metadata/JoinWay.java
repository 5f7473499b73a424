package io.bucketspec.metadata;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the rows of a side table come to their items. The result is the same. */
public enum JoinWay {
  /** Broadcast if the table is small, exchanged if not. */
  AUTO,
  /** The whole table goes to every executor. */
  BROADCAST,
  /** Rows go to where their items are made. */
  EXCHANGE;

  /** Its name in a job file. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<JoinWay> ofLabel(String label) {
    return Arrays.stream(values()).filter(value -> value.label().equals(label)).findFirst();
  }

  /** All names, for messages. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(JoinWay::label).toList();
  }
}
