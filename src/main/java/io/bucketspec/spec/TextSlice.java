package io.bucketspec.spec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text of the file without a String of its own if it is ASCII: a view of bytes that stays right
 * only until the reader goes on. Any other text is a String.
 */
final class TextSlice {
  private static final byte[] NONE = {};

  /** The bit in which small letters differ from capitals. */
  private static final int CASE = 0x20;

  private byte[] bytes = NONE;
  private int from;
  private int to;
  private boolean ascii = true;
  private String string;

  /** Becomes a view of bytes that are all ASCII. */
  void set(byte[] asciiBytes, int begin, int end) {
    bytes = asciiBytes;
    from = begin;
    to = end;
    ascii = true;
    string = null;
  }

  void set(String text) {
    bytes = isAscii(text) ? text.getBytes(StandardCharsets.ISO_8859_1) : NONE;
    from = 0;
    to = bytes.length;
    ascii = to == text.length();
    string = text;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7F) {
        return false;
      }
    }
    return true;
  }

  /** Whether {@link #bytes} from {@link #from} to {@link #to} are the text. */
  boolean isAscii() {
    return ascii;
  }

  byte[] bytes() {
    return bytes;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** Whether all of it is ASCII that shows, or spaces. */
  boolean isPrintable() {
    for (int i = from; i < to; i++) {
      if (bytes[i] < ' ' || bytes[i] > '~') {
        return false;
      }
    }
    return ascii;
  }

  boolean isBlank() {
    return ascii ? skipSpace(from) == to : string.isBlank();
  }

  boolean isEmpty() {
    return ascii && from == to;
  }

  /** Whether it is a word of letters, in whatever case and with white space around or not. */
  boolean isWord(String word) {
    if (!ascii) {
      return string.strip().equalsIgnoreCase(word);
    }
    int begin = skipSpace(from);
    int behind = begin + word.length();
    if (behind > to || skipSpace(behind) != to) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if ((bytes[begin + i] | CASE) != (word.charAt(i) | CASE)) {
        return false;
      }
    }
    return true;
  }

  private int skipSpace(int at) {
    int i = at;
    while (i < to && Character.isWhitespace(bytes[i])) {
      i++;
    }
    return i;
  }

  boolean startsWith(byte[] prefix) {
    return ascii
        && to - from >= prefix.length
        && Arrays.equals(bytes, from, from + prefix.length, prefix, 0, prefix.length);
  }

  boolean sameAs(TextSlice other) {
    return ascii
        ? other.ascii && Arrays.equals(bytes, from, to, other.bytes, other.from, other.to)
        : string.equals(other.string);
  }

  /** The same text, to keep. */
  TextSlice copy() {
    TextSlice copy = new TextSlice();
    if (ascii) {
      copy.set(Arrays.copyOfRange(bytes, from, to), 0, to - from);
    } else {
      copy.set(string);
    }
    return copy;
  }

  @Override
  public String toString() {
    if (string == null) {
      string = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
    return string;
  }
}
