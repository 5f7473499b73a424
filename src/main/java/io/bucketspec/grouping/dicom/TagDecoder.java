package io.bucketspec.grouping.dicom;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads back what {@link DicomTags#encode} wrote, of many objects in turn. The slices of a series
 * mostly have one modality, a few image types and one orientation, so equal ones are the same
 * object. Not thread safe.
 */
public final class TagDecoder {
  private static final int MOST_SHARED = 64;

  private final Map<String, String> shared = new HashMap<>();
  private double[] lastOrientation = DicomTags.NO_ORIENTATION;

  public TagDecoder() {}

  /**
   * Reads the tags of one object.
   *
   * @param from where they begin
   * @param to where they end
   * @throws IllegalArgumentException if they don't end there
   */
  public DicomTags decode(byte[] bytes, int from, int to) {
    ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
    int flags = in.getInt();
    int unreadable = (flags & DicomTags.SOME_UNREADABLE) == 0 ? 0 : in.getInt();
    int present = flags & ~(DicomTags.ROWS_KNOWN | DicomTags.SOME_UNREADABLE);
    DicomTags tags =
        new DicomTags(
            present,
            unreadable,
            (flags & DicomTags.ROWS_KNOWN) != 0,
            text(in, present, DicomTag.SOP_INSTANCE_UID),
            share(text(in, present, DicomTag.MODALITY)),
            share(text(in, present, DicomTag.IMAGE_TYPE)),
            whole(in, present),
            decimals(in, present),
            orientation(in, present));
    if (in.hasRemaining()) {
      throw new IllegalArgumentException(
          Told.count(in.remaining(), "byte") + " behind the tags of an object");
    }
    return tags;
  }

  private static boolean has(int present, DicomTag tag) {
    return (present & DicomTags.bit(tag)) != 0;
  }

  private static String text(ByteBuffer in, int present, DicomTag tag) {
    if (!has(present, tag)) {
      return "";
    }
    byte[] bytes = new byte[varint(in)];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private String share(String text) {
    String known = shared.get(text);
    if (known != null) {
      return known;
    }
    if (shared.size() < MOST_SHARED) {
      shared.put(text, text);
    }
    return text;
  }

  private static int[] whole(ByteBuffer in, int present) {
    int[] whole = new int[DicomTags.WHOLE.size()];
    for (int i = 0; i < whole.length; i++) {
      if (has(present, DicomTags.WHOLE.get(i))) {
        int zigzag = varint(in);
        whole[i] = (zigzag >>> 1) ^ -(zigzag & 1);
      }
    }
    return whole;
  }

  private static double[] decimals(ByteBuffer in, int present) {
    double[] decimals = new double[DicomTags.POSITION + DicomTags.AXES];
    for (int i = 0; i < decimals.length; i++) {
      DicomTag tag =
          i < DicomTags.POSITION ? DicomTags.DECIMAL.get(i) : DicomTag.IMAGE_POSITION_PATIENT;
      if (has(present, tag)) {
        decimals[i] = in.getDouble();
      }
    }
    return decimals;
  }

  private double[] orientation(ByteBuffer in, int present) {
    if (!has(present, DicomTag.IMAGE_ORIENTATION_PATIENT)) {
      return DicomTags.NO_ORIENTATION;
    }
    double[] orientation = new double[DicomTags.COSINES];
    for (int i = 0; i < orientation.length; i++) {
      orientation[i] = in.getDouble();
    }
    if (!Arrays.equals(orientation, lastOrientation)) {
      lastOrientation = orientation;
    }
    return lastOrientation;
  }

  private static int varint(ByteBuffer in) {
    int number = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      number |= (next & 0x7F) << shift;
      if (next >= 0) {
        return number;
      }
    }
  }
}
