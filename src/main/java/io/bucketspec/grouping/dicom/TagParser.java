package io.bucketspec.grouping.dicom;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/** Reads the tags of one row, and remembers which it couldn't. */
final class TagParser {
  /** The most that a US holds, PS3.5 6.2. */
  private static final int MOST_ROWS = 0xFFFF;

  private final Function<DicomTag, String> texts;
  private final int[] whole = new int[DicomTags.WHOLE.size()];
  private final double[] decimals = new double[DicomTags.POSITION + DicomTags.AXES];
  private double[] orientation = DicomTags.NO_ORIENTATION;
  private int present;
  private int unreadable;

  TagParser(Function<DicomTag, String> texts) {
    this.texts = texts;
  }

  DicomTags parse(Set<DicomTag> columns) {
    String uid = keep(DicomTag.SOP_INSTANCE_UID, text(DicomTag.SOP_INSTANCE_UID));
    String modality = keep(DicomTag.MODALITY, text(DicomTag.MODALITY).toUpperCase(Locale.ROOT));
    String imageType = keep(DicomTag.IMAGE_TYPE, TagText.codes(text(DicomTag.IMAGE_TYPE)));
    for (int i = 0; i < whole.length; i++) {
      whole(i, DicomTags.WHOLE.get(i));
    }
    for (int i = 0; i < DicomTags.POSITION; i++) {
      decimal(i, DicomTags.DECIMAL.get(i));
    }
    decimals(DicomTag.IMAGE_POSITION_PATIENT, DicomTags.AXES)
        .ifPresent(read -> System.arraycopy(read, 0, decimals, DicomTags.POSITION, read.length));
    decimals(DicomTag.IMAGE_ORIENTATION_PATIENT, DicomTags.COSINES)
        .ifPresent(read -> orientation = read);
    boolean rowsKnown = columns.contains(DicomTag.ROWS) && columns.contains(DicomTag.COLUMNS);
    return new DicomTags(
        present, unreadable, rowsKnown, uid, modality, imageType, whole, decimals, orientation);
  }

  private String text(DicomTag tag) {
    String text = texts.apply(tag);
    // trim() takes NULs away too, with which UIDs are padded (PS3.5 6.2).
    return text == null ? "" : text.trim();
  }

  private String keep(DicomTag tag, String text) {
    if (!text.isEmpty()) {
      present |= DicomTags.bit(tag);
    }
    return text;
  }

  private void whole(int place, DicomTag tag) {
    String text = text(tag);
    if (text.isEmpty()) {
      return;
    }
    OptionalDouble read = TagText.decimal(text);
    double number = read.orElse(Double.NaN);
    boolean fits = number == Math.rint(number) && number >= least(tag) && number <= most(tag);
    note(tag, fits);
    whole[place] = fits ? (int) number : 0;
  }

  private void note(DicomTag tag, boolean read) {
    if (read) {
      present |= DicomTags.bit(tag);
    } else {
      unreadable |= DicomTags.bit(tag);
    }
  }

  private static int least(DicomTag tag) {
    return switch (tag) {
      case ROWS, COLUMNS, NUMBER_OF_FRAMES -> 0;
      default -> Integer.MIN_VALUE;
    };
  }

  private static int most(DicomTag tag) {
    return switch (tag) {
      case ROWS, COLUMNS -> MOST_ROWS;
      default -> Integer.MAX_VALUE;
    };
  }

  private void decimal(int place, DicomTag tag) {
    String text = text(tag);
    if (text.isEmpty()) {
      return;
    }
    boolean time = tag == DicomTag.ACQUISITION_TIME || tag == DicomTag.CONTENT_TIME;
    OptionalDouble read = time ? TimeOfDay.seconds(text) : TagText.decimal(text);
    note(tag, read.isPresent());
    decimals[place] = read.orElse(0);
  }

  private Optional<double[]> decimals(DicomTag tag, int count) {
    String text = text(tag);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<double[]> read = TagText.decimals(text, count);
    note(tag, read.isPresent());
    return read;
  }
}
