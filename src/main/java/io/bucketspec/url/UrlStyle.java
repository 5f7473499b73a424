package io.bucketspec.url;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The forms of an object URL. */
public enum UrlStyle {
  /** {@code https://<bucket>.s3.<region>.amazonaws.com/<key>}, the form that AWS recommends. */
  VIRTUAL_HOSTED("virtual-hosted"),
  /** {@code https://s3.<region>.amazonaws.com/<bucket>/<key>}. */
  PATH("path"),
  /** {@code s3://<bucket>/<key>}, the key as it is. */
  S3("s3"),
  /** {@code <ARN of a multi-region access point>/<key>}, the key as it is. */
  MRAP("mrap");

  private final String label;

  UrlStyle(String label) {
    this.label = label;
  }

  /** The style's name in a job file. */
  public String label() {
    return label;
  }

  public static Optional<UrlStyle> ofLabel(String label) {
    return Arrays.stream(values()).filter(style -> style.label.equals(label)).findFirst();
  }

  public static String labels() {
    return Arrays.stream(values()).map(UrlStyle::label).collect(Collectors.joining(", "));
  }
}
