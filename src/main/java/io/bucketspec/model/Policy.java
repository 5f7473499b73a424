package io.bucketspec.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a finding does to the run. */
public enum Policy {
  /** It is told, nothing else. */
  WARN,
  /** The item is cut into parts that don't have it; only for some findings on items. */
  SPLIT,
  /** The item is not written; only for findings on items. */
  REJECT,
  /** The run is done as ever, and ends with exit code 4. */
  FAIL;

  /** Its name in a job file. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Policy> ofLabel(String label) {
    return Arrays.stream(values()).filter(policy -> policy.label().equals(label)).findFirst();
  }
}
