package io.bucketspec.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an object, or a group of objects, becomes in an upload spec.
 *
 * <p>The order of the constants is the order of the sections in a spec that combines kinds.
 */
public enum Kind {
  /** One video file. */
  VIDEO("video", "videos", false),
  /** One image file. */
  IMAGE("image", "images", false),
  /** Images of one task, unchanged: {@code createVideo: false}. */
  IMAGE_GROUP("image_group", "image_groups", true),
  /** Frames that the platform turns into a video: {@code createVideo: true}. */
  IMAGE_SEQUENCE("image_sequence", "image_groups", true),
  /** The slices of one DICOM series. */
  DICOM_SERIES("dicom_series", "dicom_series", true),
  /** One file of sound. */
  AUDIO("audio", "audio", false),
  /** One file of text: plain, a web page, JSON, XML. */
  TEXT("text", "text", false),
  /** One PDF document. */
  PDF("pdf", "pdf", false),
  /** One NIfTI volume. */
  NIFTI("nifti", "nifti", false);

  private final String label;
  private final String array;
  private final boolean grouped;

  Kind(String label, String array, boolean grouped) {
    this.label = label;
    this.array = array;
    this.grouped = grouped;
  }

  /** The kind's name in a job file, in reports and as a folder of a run. */
  public String label() {
    return label;
  }

  /**
   * The top-level array of a JSON spec that holds items of this kind. Source: the
   * register-cloud-data page and the SDK's models, which don't agree on PDFs; a job can ask for the
   * other spelling.
   */
  public String array() {
    return array;
  }

  /** Whether an item has members at positions, and not one object. */
  public boolean grouped() {
    return grouped;
  }

  /** The kind of that {@link #label()}, if there is one. */
  public static Optional<Kind> ofLabel(String label) {
    return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
  }

  /** All labels, for messages. */
  public static String labels() {
    return Arrays.stream(values()).map(Kind::label).collect(Collectors.joining(", "));
  }
}
