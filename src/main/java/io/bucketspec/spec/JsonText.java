package io.bucketspec.spec;

import io.bucketspec.model.ByteBuilder;
import java.nio.charset.StandardCharsets;

/** JSON strings by RFC 8259, section 7, from UTF-8 bytes to UTF-8 bytes. */
final class JsonText {
  private static final byte PLAIN = 0;
  private static final byte ESCAPED = 1;
  private static final byte NOT_ASCII = 2;
  private static final byte[] SORTS = sorts();
  private static final byte[][] ESCAPES = escapes();

  private JsonText() {}

  /** Appends a string with its quotes. */
  static void appendString(ByteBuilder out, byte[] text, int length) {
    out.append((byte) '"');
    append(out, text, length);
    out.append((byte) '"');
  }

  /** Appends what stands between a string's quotes; only what must be escaped is. */
  static void append(ByteBuilder out, byte[] text, int length) {
    int done = 0;
    int i = 0;
    while (i < length) {
      byte sort = SORTS[text[i] & 0xFF];
      if (sort == PLAIN) {
        i++;
        continue;
      }
      if (sort == ESCAPED) {
        out.append(text, done, i).append(ESCAPES[text[i]]);
        done = ++i;
        continue;
      }
      int sequence = Utf8.sequence(text, i, length);
      if (sequence > 0) {
        i += sequence;
      } else {
        out.append(text, done, i).append(Utf8.replacement());
        i -= sequence;
        done = i;
      }
    }
    out.append(text, done, length);
  }

  private static byte[] sorts() {
    byte[] sorts = new byte[256];
    for (int b = 0; b < 256; b++) {
      sorts[b] = b >= 0x80 ? NOT_ASCII : b < ' ' || b == '"' || b == '\\' ? ESCAPED : PLAIN;
    }
    return sorts;
  }

  private static byte[][] escapes() {
    byte[][] escapes = new byte[0x80][];
    for (int b = 0; b < ' '; b++) {
      escapes[b] = String.format("\\u%04x", b).getBytes(StandardCharsets.US_ASCII);
    }
    String letters = "b\bf\fn\nr\rt\t\"\"\\\\";
    for (int i = 0; i < letters.length(); i += 2) {
      escapes[letters.charAt(i + 1)] = new byte[] {'\\', (byte) letters.charAt(i)};
    }
    return escapes;
  }
}
