package io.bucketspec.metadata;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Kind;
import io.bucketspec.model.MediaField;
import io.bucketspec.model.MediaType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the media metadata of items that are one object: all fields of the kind, or none, since the
 * platform takes them as true without looking and refuses an object that lacks one. Source: the
 * SDK's models. Reused from item to item; not thread safe.
 */
public final class MediaMetadata {
  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final int SHOWN = 60;

  /** Beyond that many zeros a number is written with its exponent. */
  private static final int MOST_ZEROS = 40;

  private final Kind kind;
  private final String mediaKey;
  private final List<MediaField> fields;

  /** What stands before each value. */
  private final byte[][] names;

  private final int sizeAt;
  private final int mimeTypeAt;
  private final List<String> faults = new ArrayList<>();

  /**
   * @throws IllegalArgumentException for a kind that has no media metadata
   */
  public MediaMetadata(Kind kind) {
    this.kind = kind;
    mediaKey =
        MediaField.mediaKey(kind)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Kind '" + kind.label() + "' has no media metadata."));
    fields = MediaField.of(kind);
    names = new byte[fields.size()][];
    for (int i = 0; i < names.length; i++) {
      String name = (i == 0 ? "{\"" : ",\"") + fields.get(i).name() + "\":";
      names[i] = name.getBytes(StandardCharsets.US_ASCII);
    }
    sizeAt = fields.indexOf(MediaField.FILE_SIZE);
    mimeTypeAt = fields.indexOf(MediaField.MIME_TYPE);
  }

  /**
   * Appends the object of one item, if all of its fields are there. Its size is the inventory's
   * where known, its MIME type that of the inventory or else of the key's extension where the table
   * gives none.
   *
   * @param values for each of {@link MediaField#of} the JSON text, in UTF-8, that a table gives: a
   *     number, or a string, which may spell a number and is copied as it is; null, nothing or
   *     {@code null} where it gives none
   * @param size the object's bytes by the inventory; -1 if not known
   * @param type the object's MIME type by the inventory; empty if not known
   * @param bytes what the object's key stands amid, from {@code from} to before {@code to}
   * @param findings gets what was noticed: {@link FindingCode#MEDIA_INCOMPLETE} whenever nothing is
   *     appended, {@link FindingCode#MEDIA_SIZE_DIFFERS}
   * @return whether the object was appended
   * @throws IllegalArgumentException if there are not as many values as fields
   */
  public boolean append(
      byte[][] values,
      long size,
      String type,
      byte[] bytes,
      int from,
      int to,
      ByteBuilder out,
      List<Finding> findings) {
    if (values.length != fields.size()) {
      throw new IllegalArgumentException(
          values.length + " values for the " + fields.size() + " fields of " + mediaKey);
    }
    int start = out.length();
    faults.clear();
    for (int i = 0; i < values.length; i++) {
      out.append(names[i]);
      MediaValue value = MediaValue.of(values[i]);
      if (i == sizeAt && size >= 0) {
        noticeOtherSize(values[i], value, size, findings);
        sizeOfInventory(size, out);
      } else if (i == mimeTypeAt && value.isNone()) {
        mimeType(type, bytes, from, to, out);
      } else {
        field(fields.get(i), values[i], value, out);
      }
    }
    if (faults.isEmpty()) {
      out.append((byte) '}');
      return true;
    }
    out.setLength(start);
    findings.add(
        new Finding(
            FindingCode.MEDIA_INCOMPLETE,
            "No '"
                + mediaKey
                + "' is written, which must have all of its fields: "
                + String.join("; ", faults)
                + "."));
    return false;
  }

  private static void noticeOtherSize(
      byte[] json, MediaValue value, long size, List<Finding> findings) {
    boolean same =
        value.number().filter(bytes -> bytes.compareTo(BigDecimal.valueOf(size)) == 0).isPresent();
    if (!value.isNone() && !same) {
      findings.add(
          new Finding(
              FindingCode.MEDIA_SIZE_DIFFERS,
              "The table says that 'file_size' is "
                  + shown(json)
                  + ", the inventory says "
                  + size
                  + ", which counts."));
    }
  }

  private void sizeOfInventory(long size, ByteBuilder out) {
    if (size == 0) {
      faults.add("'file_size' is 0 by the inventory but must be a whole number over 0");
    } else {
      out.appendDecimal(size);
    }
  }

  private void mimeType(String stated, byte[] bytes, int from, int to, ByteBuilder out) {
    Optional<String> type =
        stated.isEmpty() ? MediaType.mimeType(kind, bytes, from, to) : Optional.of(stated);
    if (type.isEmpty()) {
      faults.add("'mime_type' is missing, and the key's extension stands for none");
    } else {
      out.append((byte) '"').append(type.get()).append((byte) '"');
    }
  }

  private void field(MediaField field, byte[] json, MediaValue value, ByteBuilder out) {
    if (value.isNone()) {
      faults.add("'" + field.name() + "' is missing");
      return;
    }
    switch (field.type()) {
      case INTEGER -> integer(field, json, value, out);
      case NUMBER -> number(field, json, value, out);
      case STRING -> {
        if (value.sort() == MediaValue.Sort.STRING && !value.text().isBlank()) {
          out.append(json);
        } else {
          fault(field, json, "a text that is not blank");
        }
      }
    }
  }

  private void integer(MediaField field, byte[] json, MediaValue value, ByteBuilder out) {
    BigDecimal number = value.number().orElse(BigDecimal.ZERO);
    // Compared first: the digits of 1e999999999 would fill the memory.
    if (number.compareTo(LARGEST) > 0) {
      faults.add("'" + field.name() + "' is " + shown(json) + ", which is too large");
    } else if (number.compareTo(BigDecimal.ONE) < 0 || number.stripTrailingZeros().scale() > 0) {
      fault(field, json, "a whole number over 0");
    } else {
      out.appendDecimal(number.longValueExact());
    }
  }

  private void number(MediaField field, byte[] json, MediaValue value, ByteBuilder out) {
    BigDecimal number = value.number().orElse(BigDecimal.ZERO);
    double asRead = number.doubleValue();
    if (Double.isInfinite(asRead)) {
      faults.add("'" + field.name() + "' is " + shown(json) + ", which is too large");
    } else if (asRead <= 0) {
      fault(field, json, "a number over 0");
    } else {
      boolean plain = Math.abs((long) number.scale()) <= MOST_ZEROS;
      out.append(plain ? number.toPlainString() : number.toString());
    }
  }

  private void fault(MediaField field, byte[] json, String wanted) {
    faults.add("'" + field.name() + "' is " + shown(json) + " but must be " + wanted);
  }

  /** A value as the table gives it, cut where it would drown the sentence. */
  private static String shown(byte[] json) {
    String text = new String(json, StandardCharsets.UTF_8);
    boolean cut = text.codePointCount(0, text.length()) > SHOWN;
    return (cut ? text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…" : text)
        .replaceAll("\\p{Cntrl}", "\uFFFD");
  }
}
