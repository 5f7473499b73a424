package io.bucketspec.metadata;

import io.bucketspec.model.ByteBuilder;
import java.nio.charset.StandardCharsets;

/**
 * JSON strings by RFC 8259, section 7, as UTF-8: escaped no more than they must be, without what
 * jsonb refuses (PostgreSQL manual, datatype-json): U+0000 is left out, U+FFFD stands for half a
 * surrogate pair.
 */
final class JsonString {
  /** Set in what is returned if U+0000 was left out. */
  static final int NUL = 1;

  /** Set in what is returned if half a surrogate pair was replaced. */
  static final int SURROGATE = 2;

  private static final char REPLACEMENT = '\uFFFD';
  private static final int CHUNK = 256;
  private static final int LONGEST_ESCAPE = 6;
  private static final byte[][] ESCAPES = escapes();

  private JsonString() {}

  /** Appends a text with quotes around it; what had to be changed in it. */
  static int append(ByteBuilder out, String text) {
    int changed = 0;
    int length = text.length();
    out.append((byte) '"');
    int i = 0;
    while (i < length) {
      int end = Math.min(length, i + CHUNK);
      // One character more: a pair may reach over the end of a chunk.
      out.reserve((end - i + 1) * LONGEST_ESCAPE);
      byte[] bytes = out.array();
      int at = out.length();
      while (i < end) {
        char c = text.charAt(i++);
        if (c < 0x80) {
          byte[] escape = ESCAPES[c];
          if (escape == null) {
            bytes[at++] = (byte) c;
          } else {
            changed |= c == 0 ? NUL : 0;
            System.arraycopy(escape, 0, bytes, at, escape.length);
            at += escape.length;
          }
        } else if (c < 0x800) {
          bytes[at++] = (byte) (0xC0 | c >> 6);
          bytes[at++] = (byte) (0x80 | (c & 0x3F));
        } else if (isPair(text, i - 1)) {
          int point = Character.toCodePoint(c, text.charAt(i++));
          bytes[at++] = (byte) (0xF0 | point >> 18);
          bytes[at++] = (byte) (0x80 | (point >> 12 & 0x3F));
          bytes[at++] = (byte) (0x80 | (point >> 6 & 0x3F));
          bytes[at++] = (byte) (0x80 | (point & 0x3F));
        } else {
          boolean half = Character.isSurrogate(c);
          changed |= half ? SURROGATE : 0;
          char written = half ? REPLACEMENT : c;
          bytes[at++] = (byte) (0xE0 | written >> 12);
          bytes[at++] = (byte) (0x80 | (written >> 6 & 0x3F));
          bytes[at++] = (byte) (0x80 | (written & 0x3F));
        }
      }
      out.setLength(at);
    }
    out.append((byte) '"');
    return changed;
  }

  /** What {@link #append} would have to change in a text. */
  static int changes(String text) {
    int changes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        changes |= NUL;
      } else if (isPair(text, i)) {
        i++;
      } else if (Character.isSurrogate(c)) {
        changes |= SURROGATE;
      }
    }
    return changes;
  }

  /** The text that {@link #append} writes. */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isPair(text, i)) {
        clean.append(c).append(text.charAt(++i));
      } else if (c != 0) {
        clean.append(Character.isSurrogate(c) ? REPLACEMENT : c);
      }
    }
    return clean.toString();
  }

  /** Whether a whole surrogate pair begins at a place. */
  static boolean isPair(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        && at + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(at + 1));
  }

  /** What stands for each character of ASCII that can't stand for itself. */
  private static byte[][] escapes() {
    byte[][] escapes = new byte[0x80][];
    escapes[0] = new byte[0];
    for (int c = 1; c < ' '; c++) {
      escapes[c] = String.format("\\u%04x", c).getBytes(StandardCharsets.US_ASCII);
    }
    String letters = "b\bf\fn\nr\rt\t\"\"\\\\";
    for (int i = 0; i < letters.length(); i += 2) {
      escapes[letters.charAt(i + 1)] = new byte[] {'\\', (byte) letters.charAt(i)};
    }
    return escapes;
  }
}
