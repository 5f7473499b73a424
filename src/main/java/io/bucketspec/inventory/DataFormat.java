package io.bucketspec.inventory;

import java.util.Arrays;
import java.util.Optional;

/** How the rows of an inventory are stored. */
public enum DataFormat {
  /** Text of records and fields; mostly gzipped. */
  CSV,
  ORC,
  PARQUET,
  /** Text with an object on each line. */
  LINES,
  /** One JSON document. */
  JSON,
  /** Whatever Spark reads. */
  TABLE,
  /** Not at all: the store lists them. */
  LISTING;

  /** The format of a manifest's {@code fileFormat}, in whatever case. */
  static Optional<DataFormat> named(String fileFormat) {
    return Arrays.stream(new DataFormat[] {CSV, ORC, PARQUET})
        .filter(format -> format.name().equalsIgnoreCase(fileFormat.strip()))
        .findFirst();
  }

  /** Whether its files are read as streams of bytes, and not by Spark. */
  public boolean text() {
    return this == CSV || this == LINES || this == JSON;
  }
}
