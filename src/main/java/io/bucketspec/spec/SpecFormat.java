package io.bucketspec.spec;

import java.util.Arrays;
import java.util.Optional;

/** The two forms of an upload spec. */
public enum SpecFormat {
  JSON("json"),
  CSV("csv");

  private final String label;

  SpecFormat(String label) {
    this.label = label;
  }

  /** Its name in a job file and its file extension. */
  public String label() {
    return label;
  }

  public static Optional<SpecFormat> ofLabel(String label) {
    return Arrays.stream(values()).filter(format -> format.label.equals(label)).findFirst();
  }
}
