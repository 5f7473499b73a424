package io.bucketspec.rules;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Literal text of a template as UTF-8. From some place on, where the file extension begins, letters
 * of ASCII are compared without regard to case.
 */
final class Text implements Serializable {
  private static final long serialVersionUID = 1L;

  private final byte[] bytes;
  private final int foldFrom;

  /**
   * @param foldFrom the character from which case does not count; the text's length for none
   */
  Text(String text, int foldFrom) {
    this.bytes = text.getBytes(StandardCharsets.UTF_8);
    this.foldFrom = text.substring(0, foldFrom).getBytes(StandardCharsets.UTF_8).length;
    for (int i = this.foldFrom; i < bytes.length; i++) {
      bytes[i] = lower(bytes[i]);
    }
  }

  /** The bytes at its begin that stand in a key as they are, in this case of letters. */
  byte[] exact() {
    return Arrays.copyOf(bytes, foldFrom);
  }

  /** Whether wherever the other stands this may stand too. */
  boolean begins(Text other) {
    return bytes.length <= other.bytes.length
        && IntStream.range(0, bytes.length).allMatch(i -> lower(bytes[i]) == lower(other.bytes[i]));
  }

  int length() {
    return bytes.length;
  }

  /** Whether it stands at a place of the key and ends within the limit. */
  boolean at(byte[] key, int position, int limit) {
    if (position < 0 || limit - position < bytes.length) {
      return false;
    }
    for (int i = 0; i < foldFrom; i++) {
      if (key[position + i] != bytes[i]) {
        return false;
      }
    }
    for (int i = foldFrom; i < bytes.length; i++) {
      if (lower(key[position + i]) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  static byte lower(byte b) {
    return b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
  }
}
