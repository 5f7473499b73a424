package io.bucketspec.inventory;

import java.util.Arrays;
import java.util.Optional;

/** How the rows of an inventory are stored. */
public enum DataFormat {
  /** Text without a header, its columns named by the manifest; mostly gzipped. */
  CSV,
  ORC,
  PARQUET;

  /** The format of a manifest's {@code fileFormat}, in whatever case. */
  static Optional<DataFormat> named(String fileFormat) {
    return Arrays.stream(values())
        .filter(format -> format.name().equalsIgnoreCase(fileFormat.strip()))
        .findFirst();
  }
}
