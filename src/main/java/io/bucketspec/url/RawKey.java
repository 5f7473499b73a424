package io.bucketspec.url;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Whether a key can stand in a URL as it is. The platform's one rule in writing for such forms is
 * that a URL has no whitespace; control characters would break the files that carry it.
 */
final class RawKey {
  private RawKey() {}

  /**
   * Why it can't, as a sentence; null if it can.
   *
   * @param encodedStyles the styles that can carry such a key, for the sentence
   */
  static String fault(byte[] key, int length, String encodedStyles) {
    for (int i = 0; i < length; i++) {
      // Negative bytes are those of non-ASCII characters.
      if (key[i] <= ' ' || key[i] == 0x7F) {
        String fault = slowFault(key, length);
        return fault == null
            ? null
            : fault
                + ", and this URL form writes keys as they are; an https form ("
                + encodedStyles
                + ") can carry it.";
      }
    }
    return null;
  }

  private static String slowFault(byte[] key, int length) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key, 0, length)).toString();
    } catch (CharacterCodingException notUtf8) {
      return "The key is not UTF-8";
    }
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      boolean control = Character.isISOControl(c);
      if (control || Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        return "The key has "
            + (control ? "a control character" : "whitespace")
            + String.format(" (U+%04X) at character %d", c, text.codePointCount(0, i) + 1);
      }
    }
    return null;
  }
}
