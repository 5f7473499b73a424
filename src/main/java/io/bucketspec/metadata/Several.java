package io.bucketspec.metadata;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What becomes of an item for which there is more than one value where one is wanted. */
public enum Several {
  /** The item is not written, and the run ends with exit code 4. */
  FAIL,
  /** The item is not written. */
  REJECT,
  /** The first value is written. */
  FIRST,
  /** All values are written, each once, as a list; also where there is only one. */
  LIST;

  /** Whether the item is left out. */
  public boolean leavesOut() {
    return this == FAIL || this == REJECT;
  }

  /** Its name in a job file. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Several> ofLabel(String label) {
    return Arrays.stream(values()).filter(value -> value.label().equals(label)).findFirst();
  }

  /** All names, for messages. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(Several::label).toList();
  }
}
