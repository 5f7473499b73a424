package io.bucketspec.grouping.dicom;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Rows of a tag table as no scanner writes them: few values each, so that they often agree. */
final class RandomTags {
  private static final Set<DicomTag> SIZES = EnumSet.of(DicomTag.ROWS, DicomTag.COLUMNS);
  private static final String[] MODALITIES = {"CT", "MR", "MR", "MR", "SR", "DX", "ECG"};
  private static final String[] NOTHING = {"x", "NaN", "1\\2", "", "[", "1e999"};
  private static final String[] TYPES = {
    "ORIGINAL\\PRIMARY\\LOCALIZER", "['ORIGINAL', 'PRIMARY', 'AXIAL']", "größe", "\\\\"
  };
  private static final String[] PLANES = {
    "1\\0\\0\\0\\1\\0", "1\\0.0004\\0\\0\\1\\0", "0,1,0,0,0,1", "[1, 0, 0, 0, 0, 1]",
    "0\\0\\0\\0\\0\\0", "1\\0\\0\\1\\0\\0", "0.8\\0.6\\0\\-0.6\\0.8\\0.1", "1e308 0 0 0 1e308 0"
  };

  private RandomTags() {}

  static DicomTags parse(Random random) {
    Map<DicomTag, String> texts = new EnumMap<>(DicomTag.class);
    Set<DicomTag> columns = EnumSet.allOf(DicomTag.class);
    for (DicomTag tag : DicomTag.values()) {
      if (random.nextInt(8) > 0) {
        texts.put(tag, random.nextInt(25) == 0 ? pick(random, NOTHING) : text(random, tag));
      }
    }
    if (random.nextBoolean()) {
      columns.removeAll(SIZES);
      texts.keySet().removeAll(SIZES);
    }
    return DicomTags.parse(texts::get, columns);
  }

  private static String text(Random random, DicomTag tag) {
    return switch (tag) {
      case SOP_INSTANCE_UID -> "1.2." + random.nextInt(30);
      case MODALITY -> pick(random, MODALITIES);
      case IMAGE_TYPE -> pick(random, TYPES);
      case ROWS, COLUMNS -> Integer.toString(128 * random.nextInt(3));
      case NUMBER_OF_FRAMES -> Integer.toString(random.nextInt(10) == 0 ? 30 : 1);
      case IMAGE_POSITION_PATIENT -> "0\\" + random.nextInt(2) + "\\" + random.nextInt(5) * 1.5;
      case IMAGE_ORIENTATION_PATIENT -> pick(random, PLANES);
      case ECHO_TIME -> Double.toString(random.nextInt(2) * 4.6 + random.nextInt(2) * 1e-6);
      case SLICE_LOCATION -> Double.toString(random.nextGaussian());
      case ACQUISITION_TIME, CONTENT_TIME -> "0930" + (10 + random.nextInt(5)) + ".5";
      case INSTANCE_NUMBER -> Integer.toString(random.nextInt());
      default -> Integer.toString(random.nextInt(3) - 1);
    };
  }

  private static String pick(Random random, String[] texts) {
    return texts[random.nextInt(texts.length)];
  }
}
