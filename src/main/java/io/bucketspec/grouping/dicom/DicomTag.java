package io.bucketspec.grouping.dicom;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The header tags that are read, by their keywords in DICOM PS3.6. */
public enum DicomTag {
  STUDY_INSTANCE_UID("StudyInstanceUID"),
  SERIES_INSTANCE_UID("SeriesInstanceUID"),
  SOP_INSTANCE_UID("SOPInstanceUID"),
  MODALITY("Modality"),
  IMAGE_TYPE("ImageType"),
  ROWS("Rows"),
  COLUMNS("Columns"),
  NUMBER_OF_FRAMES("NumberOfFrames"),
  INSTANCE_NUMBER("InstanceNumber"),
  IMAGE_POSITION_PATIENT("ImagePositionPatient"),
  IMAGE_ORIENTATION_PATIENT("ImageOrientationPatient"),
  SLICE_LOCATION("SliceLocation"),
  ECHO_TIME("EchoTime"),
  TEMPORAL_POSITION_IDENTIFIER("TemporalPositionIdentifier"),
  ACQUISITION_NUMBER("AcquisitionNumber"),
  ACQUISITION_TIME("AcquisitionTime"),
  CONTENT_TIME("ContentTime");

  private final String keyword;

  DicomTag(String keyword) {
    this.keyword = keyword;
  }

  public String keyword() {
    return keyword;
  }

  /** The tag that a column's name means, in any case, with or without underscores or spaces. */
  public static Optional<DicomTag> ofColumn(String name) {
    String folded = folded(name);
    return Arrays.stream(values()).filter(tag -> folded(tag.keyword).equals(folded)).findFirst();
  }

  /** The tag of that keyword, spelled as it is. */
  public static Optional<DicomTag> ofKeyword(String keyword) {
    return Arrays.stream(values()).filter(tag -> tag.keyword.equals(keyword)).findFirst();
  }

  private static String folded(String name) {
    return name.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
  }
}
