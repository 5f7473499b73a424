package io.bucketspec.spec;

import java.util.Arrays;
import java.util.Optional;

/**
 * The key of the array that holds PDFs in a JSON spec. No page of the platform settles it: the
 * SDK's models say {@code pdf}, the counters of its folders {@code pdfs}.
 */
public enum PdfKey {
  PDF("pdf"),
  PDFS("pdfs");

  private final String label;

  PdfKey(String label) {
    this.label = label;
  }

  /** The key as it is spelled, in a job file too. */
  public String label() {
    return label;
  }

  public static Optional<PdfKey> ofLabel(String label) {
    return Arrays.stream(values()).filter(key -> key.label.equals(label)).findFirst();
  }
}
