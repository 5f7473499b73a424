package io.bucketspec.spec;

import io.bucketspec.model.Kind;

/**
 * The headings that tell the sections of a CSV spec apart. Source: the format's page, "CSV format".
 */
final class CsvColumns {
  static final String URL = "ObjectURL";
  static final String CREATE_VIDEO = "Create video";

  private CsvColumns() {}

  /**
   * The heading over a kind's titles.
   *
   * @throws IllegalArgumentException for a kind that {@link SpecFormat#CSV} can't hold
   */
  static String title(Kind kind) {
    return switch (kind) {
      case VIDEO -> "Video title";
      case IMAGE -> "Image title";
      case IMAGE_GROUP, IMAGE_SEQUENCE -> "Image group title";
      case DICOM_SERIES -> "Series title";
      case AUDIO, TEXT, PDF, NIFTI ->
          throw new IllegalArgumentException(SpecFormat.CSV.refusal(kind));
    };
  }

  /**
   * Whether a section has the third column. In a file of several kinds all have it: a missing value
   * counts as true as soon as sequences are present.
   */
  static boolean hasCreateVideo(Kind kind, boolean combine) {
    return combine || kind == Kind.IMAGE_GROUP || kind == Kind.IMAGE_SEQUENCE;
  }

  /** The heading row of a section, without its line end. */
  static String header(Kind kind, boolean combine) {
    String two = URL + "," + title(kind);
    return hasCreateVideo(kind, combine) ? two + "," + CREATE_VIDEO : two;
  }
}
