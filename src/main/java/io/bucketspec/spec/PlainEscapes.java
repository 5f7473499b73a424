package io.bucketspec.spec;

import java.nio.charset.StandardCharsets;

/** Escapes in strings of a JSON text, by RFC 8259, section 7. */
final class PlainEscapes {
  private static final int OF_UNIT = 6;

  private PlainEscapes() {}

  /**
   * The length of the escape at a backslash; beyond the end if bytes are missing there, negative if
   * it is none.
   */
  static int length(byte[] bytes, int at, int end) {
    if (at + 1 >= end) {
      return 2;
    }
    if (bytes[at + 1] != 'u') {
      return "\"\\/bfnrt".indexOf(bytes[at + 1]) >= 0 ? 2 : -1;
    }
    for (int digit = at + 2; digit < at + OF_UNIT && at + OF_UNIT <= end; digit++) {
      if (Character.digit(bytes[digit], 16) < 0) {
        return -1;
      }
    }
    return OF_UNIT;
  }

  /** The text of a span whose escapes all are some. */
  static String unescaped(byte[] bytes, int from, int to) {
    StringBuilder text = new StringBuilder();
    int run = from;
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\\') {
        text.append(new String(bytes, run, i - run, StandardCharsets.UTF_8));
        text.append(unescaped(bytes, i + 1));
        i += bytes[i + 1] == 'u' ? 5 : 1;
        run = i + 1;
      }
    }
    return text.append(new String(bytes, run, to - run, StandardCharsets.UTF_8)).toString();
  }

  private static char unescaped(byte[] bytes, int i) {
    return switch (bytes[i]) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        int c = 0;
        for (int digit = i + 1; digit <= i + 4; digit++) {
          c = c << 4 | Character.digit(bytes[digit], 16);
        }
        yield (char) c;
      }
      default -> (char) bytes[i];
    };
  }
}
