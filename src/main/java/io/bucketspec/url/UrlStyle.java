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
  MRAP("mrap"),
  /** {@code gs://<bucket>/<key>}, the key as it is. */
  GS("gs"),
  /** {@code https://storage.cloud.google.com/<bucket>/<key>}, or another host. */
  GCS_HTTPS("gcs-https"),
  /**
   * {@code https://<account>.blob.core.windows.net/<container>/<blob>}; of the root container
   * without its name.
   */
  AZURE("azure"),
  /** {@code https://<bucket>.obs.<region>.otc.t-systems.com/<key>}, or of another endpoint. */
  OBS("obs"),
  /** {@code https://<endpoint>/<bucket>/<key>}, of whatever speaks S3. */
  ENDPOINT("endpoint");

  private final String label;

  UrlStyle(String label) {
    this.label = label;
  }

  /** The style's name in a job file. */
  public String label() {
    return label;
  }

  /** Whether it is one of AWS, whose regions mean the same in all of them. */
  boolean ofAws() {
    return this == VIRTUAL_HOSTED || this == PATH || this == S3 || this == MRAP;
  }

  public static Optional<UrlStyle> ofLabel(String label) {
    return Arrays.stream(values()).filter(style -> style.label.equals(label)).findFirst();
  }

  public static String labels() {
    return Arrays.stream(values()).map(UrlStyle::label).collect(Collectors.joining(", "));
  }
}
