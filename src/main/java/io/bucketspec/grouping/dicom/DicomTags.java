package io.bucketspec.grouping.dicom;

import io.bucketspec.model.ByteBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * The header tags of one object, as far as the order of a series depends on them. A tag that the
 * table doesn't have, has blank, or has in a form that can't be read is absent; {@link #unreadable}
 * tells the last from the others. Study and series UID are not among them: they are what slices are
 * grouped by.
 */
public final class DicomTags {
  /** Whole numbers (PS3.5 6.2, IS and US), in the order in which they are kept and encoded. */
  static final List<DicomTag> WHOLE =
      List.of(
          DicomTag.ROWS,
          DicomTag.COLUMNS,
          DicomTag.NUMBER_OF_FRAMES,
          DicomTag.INSTANCE_NUMBER,
          DicomTag.TEMPORAL_POSITION_IDENTIFIER,
          DicomTag.ACQUISITION_NUMBER);

  /** Single decimals (DS) and times of day (TM, in seconds), likewise. */
  static final List<DicomTag> DECIMAL =
      List.of(
          DicomTag.SLICE_LOCATION,
          DicomTag.ECHO_TIME,
          DicomTag.ACQUISITION_TIME,
          DicomTag.CONTENT_TIME);

  static final int AXES = 3;
  static final int COSINES = 6;

  /** Where the position begins behind the decimals. */
  static final int POSITION = DECIMAL.size();

  static final double[] NO_ORIENTATION = {};

  /** Two bits of the first word that no tag's ordinal reaches. */
  static final int ROWS_KNOWN = 1 << 31;

  static final int SOME_UNREADABLE = 1 << 30;

  private static final String LOCALIZER = "LOCALIZER";

  private final int present;
  private final int unreadable;
  private final boolean rowsKnown;
  private final String sopInstanceUid;
  private final String modality;
  private final String imageType;
  private final int[] whole;
  private final double[] decimals;
  private final double[] orientation;

  /** Takes its arrays as they are; what is absent must be zero, blank or empty in them. */
  DicomTags(
      int present,
      int unreadable,
      boolean rowsKnown,
      String sopInstanceUid,
      String modality,
      String imageType,
      int[] whole,
      double[] decimals,
      double[] orientation) {
    this.present = present;
    this.unreadable = unreadable;
    this.rowsKnown = rowsKnown;
    this.sopInstanceUid = sopInstanceUid;
    this.modality = modality;
    this.imageType = imageType;
    this.whole = whole;
    this.decimals = decimals;
    this.orientation = orientation;
  }

  /**
   * Reads the tags from the texts of a table's row. Lists are read in the forms in which DICOM,
   * Python, DuckDB and Spark write them. Never throws.
   *
   * @param texts the text of a tag in this row; null or blank if it has none
   * @param columns the tags that the table has columns for
   */
  public static DicomTags parse(Function<DicomTag, String> texts, Set<DicomTag> columns) {
    return new TagParser(texts).parse(columns);
  }

  /** What {@link #encode} wrote. For many in a row a {@link TagDecoder} takes less memory. */
  public static DicomTags decode(byte[] bytes, int from, int to) {
    return new TagDecoder().decode(bytes, from, to);
  }

  static int bit(DicomTag tag) {
    return 1 << tag.ordinal();
  }

  boolean has(DicomTag tag) {
    return (present & bit(tag)) != 0;
  }

  boolean cannotRead(DicomTag tag) {
    return (unreadable & bit(tag)) != 0;
  }

  /**
   * Whether the table has columns for Rows and for Columns. Only then an object without them is one
   * without pixels.
   */
  public boolean rowsKnown() {
    return rowsKnown;
  }

  /** The keywords of the tags whose texts can't be read. */
  public List<String> unreadable() {
    List<String> keywords = new ArrayList<>();
    for (DicomTag tag : DicomTag.values()) {
      if (cannotRead(tag)) {
        keywords.add(tag.keyword());
      }
    }
    return keywords;
  }

  boolean readsAll() {
    return unreadable == 0;
  }

  public Optional<String> sopInstanceUid() {
    return text(DicomTag.SOP_INSTANCE_UID, sopInstanceUid);
  }

  /** In capitals. */
  public Optional<String> modality() {
    return text(DicomTag.MODALITY, modality);
  }

  /** All values in capitals, with a backslash between them as in PS3.5 6.4. */
  public Optional<String> imageType() {
    return text(DicomTag.IMAGE_TYPE, imageType);
  }

  private Optional<String> text(DicomTag tag, String text) {
    return has(tag) ? Optional.of(text) : Optional.empty();
  }

  /** Whether the third value of ImageType says so: PS3.3 C.7.6.1.1.2, C.8.2.1.1.1, C.8.3.1.1.1. */
  boolean isLocalizer() {
    int second = imageType.indexOf('\\');
    int third = second < 0 ? -1 : imageType.indexOf('\\', second + 1);
    if (third < 0 || !imageType.startsWith(LOCALIZER, third + 1)) {
      return false;
    }
    int end = third + 1 + LOCALIZER.length();
    return end == imageType.length() || imageType.charAt(end) == '\\';
  }

  /** One of {@link #WHOLE}; 0 where it is absent. */
  int whole(DicomTag tag) {
    return whole[WHOLE.indexOf(tag)];
  }

  /** One of {@link #DECIMAL}, milliseconds, millimetres or seconds; 0 where it is absent. */
  double decimal(DicomTag tag) {
    return decimals[DECIMAL.indexOf(tag)];
  }

  public OptionalInt instanceNumber() {
    return has(DicomTag.INSTANCE_NUMBER)
        ? OptionalInt.of(whole(DicomTag.INSTANCE_NUMBER))
        : OptionalInt.empty();
  }

  /**
   * The direction cosines of a row and of a column, x y z each (PS3.3 C.7.6.2.1.1); empty if
   * absent. Not a copy.
   */
  double[] orientation() {
    return orientation;
  }

  /**
   * How far along a direction the object's position lies, in millimetres from the patient's origin;
   * empty where the position is absent or too large to reckon with.
   */
  OptionalDouble along(double[] direction) {
    if (!has(DicomTag.IMAGE_POSITION_PATIENT)) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (int axis = 0; axis < AXES; axis++) {
      sum += direction[axis] * decimals[POSITION + axis];
    }
    return Double.isFinite(sum) ? OptionalDouble.of(sum) : OptionalDouble.empty();
  }

  /** Appends the tags in binary: which there are, then those. */
  public void encode(ByteBuilder out) {
    int flags = present | (rowsKnown ? ROWS_KNOWN : 0);
    if (unreadable == 0) {
      out.appendInt(flags);
    } else {
      out.appendInt(flags | SOME_UNREADABLE).appendInt(unreadable);
    }
    encode(out, DicomTag.SOP_INSTANCE_UID, sopInstanceUid);
    encode(out, DicomTag.MODALITY, modality);
    encode(out, DicomTag.IMAGE_TYPE, imageType);
    for (int i = 0; i < whole.length; i++) {
      if (has(WHOLE.get(i))) {
        // Zigzag, so that a small number takes a byte whatever its sign.
        varint(out, (whole[i] << 1) ^ (whole[i] >> 31));
      }
    }
    for (int i = 0; i < POSITION; i++) {
      if (has(DECIMAL.get(i))) {
        out.appendLong(Double.doubleToRawLongBits(decimals[i]));
      }
    }
    for (int i = POSITION; has(DicomTag.IMAGE_POSITION_PATIENT) && i < decimals.length; i++) {
      out.appendLong(Double.doubleToRawLongBits(decimals[i]));
    }
    for (double cosine : orientation) {
      out.appendLong(Double.doubleToRawLongBits(cosine));
    }
  }

  private void encode(ByteBuilder out, DicomTag tag, String text) {
    if (has(tag)) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      varint(out, bytes.length);
      out.append(bytes);
    }
  }

  private static void varint(ByteBuilder out, int number) {
    int rest = number;
    for (; (rest & ~0x7F) != 0; rest >>>= 7) {
      out.append((byte) (rest | 0x80));
    }
    out.append((byte) rest);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DicomTags tags
        && present == tags.present
        && unreadable == tags.unreadable
        && rowsKnown == tags.rowsKnown
        && sopInstanceUid.equals(tags.sopInstanceUid)
        && modality.equals(tags.modality)
        && imageType.equals(tags.imageType)
        && Arrays.equals(whole, tags.whole)
        && Arrays.equals(decimals, tags.decimals)
        && Arrays.equals(orientation, tags.orientation);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * present + sopInstanceUid.hashCode()) + Arrays.hashCode(decimals);
  }

  /** The tags that are there by their keywords, for people. */
  @Override
  public String toString() {
    List<String> tags = new ArrayList<>();
    for (DicomTag tag : DicomTag.values()) {
      if (has(tag)) {
        tags.add(tag.keyword() + "=" + shown(tag));
      } else if (cannotRead(tag)) {
        tags.add(tag.keyword() + "=?");
      }
    }
    return String.join(", ", tags) + (rowsKnown ? "" : " (no columns Rows and Columns)");
  }

  private String shown(DicomTag tag) {
    return switch (tag) {
      case SOP_INSTANCE_UID -> sopInstanceUid;
      case MODALITY -> modality;
      case IMAGE_TYPE -> imageType;
      case IMAGE_POSITION_PATIENT ->
          Arrays.toString(Arrays.copyOfRange(decimals, POSITION, decimals.length));
      case IMAGE_ORIENTATION_PATIENT -> Arrays.toString(orientation);
      default -> WHOLE.contains(tag) ? Integer.toString(whole(tag)) : Double.toString(decimal(tag));
    };
  }
}
