package io.bucketspec.url;

import io.bucketspec.model.ByteBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Keys as URL paths: every byte that RFC 3986 does not call unreserved is percent-encoded, but the
 * slash. Segments of one or two dots, which clients would resolve (section 5.2.4), are encoded too.
 */
final class PercentEncoding {
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
  private static final boolean[] LITERAL = new boolean[256];

  static {
    String unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    unreserved.chars().forEach(c -> LITERAL[c] = true);
    LITERAL['/'] = true;
  }

  private PercentEncoding() {}

  /** Appends a span that begins and ends where segments do. */
  static void append(byte[] key, int from, int to, ByteBuilder out) {
    out.reserve(Math.multiplyExact(to - from, 3));
    byte[] target = out.array();
    int at = out.length();
    int dotsUntil = dotSegmentEnd(key, from, to);
    for (int i = from; i < to; i++) {
      int b = key[i] & 0xFF;
      if (LITERAL[b] && i >= dotsUntil) {
        target[at++] = (byte) b;
        if (b == '/') {
          dotsUntil = dotSegmentEnd(key, i + 1, to);
        }
      } else {
        target[at++] = '%';
        target[at++] = HEX[b >> 4];
        target[at++] = HEX[b & 15];
      }
    }
    out.setLength(at);
  }

  /** The end of the segment that begins there if it is one or two dots; else its beginning. */
  private static int dotSegmentEnd(byte[] key, int from, int to) {
    int i = from;
    while (i < to && i < from + 2 && key[i] == '.') {
      i++;
    }
    return i == to || key[i] == '/' ? i : from;
  }

  /**
   * @throws IllegalArgumentException for what is no percent-encoded text of ASCII
   */
  static byte[] decode(String text) {
    byte[] bytes = new byte[text.length()];
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0x7E) {
        throw new IllegalArgumentException("not ASCII");
      }
      if (c == '%') {
        if (i + 2 >= text.length()) {
          throw new IllegalArgumentException("half an escape");
        }
        c = (char) (digit(text.charAt(i + 1)) << 4 | digit(text.charAt(i + 2)));
        i += 2;
      }
      bytes[length++] = (byte) c;
    }
    return Arrays.copyOf(bytes, length);
  }

  private static int digit(char c) {
    int value = Character.digit(c, 16);
    if (value < 0) {
      throw new IllegalArgumentException("not a hex digit");
    }
    return value;
  }
}
