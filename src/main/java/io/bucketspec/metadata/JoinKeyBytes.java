package io.bucketspec.metadata;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Varint;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The texts that a row and an item must have alike, as the bytes of one key: each as UTF-8 with its
 * length before it, so that no two lists of texts have the same bytes.
 */
public final class JoinKeyBytes {
  private JoinKeyBytes() {}

  /** Appends the parts of a key, none of them null. */
  public static void append(ByteBuilder out, List<String> parts) {
    for (String part : parts) {
      append(out, part);
    }
  }

  /** Appends one part, for keys that are made part by part. */
  public static void append(ByteBuilder out, String part) {
    byte[] utf8 =
        (JsonString.changes(part) & JsonString.SURROGATE) == 0
            ? part.getBytes(StandardCharsets.UTF_8)
            : withHalves(part);
    Varint.append(out, utf8, 0, utf8.length);
  }

  /**
   * Halves of surrogate pairs as three bytes each, as if they were characters: encoders make the
   * same of every half. No key has such bytes, since they are no UTF-8.
   */
  private static byte[] withHalves(String part) {
    ByteBuilder bytes = new ByteBuilder();
    part.codePoints()
        .forEach(
            point -> {
              if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                bytes
                    .append((byte) (0xE0 | (point >> 12)))
                    .append((byte) (0x80 | ((point >> 6) & 0x3F)))
                    .append((byte) (0x80 | (point & 0x3F)));
              } else {
                bytes.append(Character.toString(point));
              }
            });
    return bytes.toByteArray();
  }
}
