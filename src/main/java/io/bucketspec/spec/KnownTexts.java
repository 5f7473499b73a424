package io.bucketspec.spec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Strings of short texts that occur again and again, such as names of members. */
final class KnownTexts {
  private static final int SLOTS = 256;
  private static final int LONGEST = 32;

  private final String[] strings = new String[SLOTS];
  private final byte[][] spelled = new byte[SLOTS][];

  /** The String of a text in ASCII. */
  String text(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length == 0) {
      return "";
    }
    if (length > LONGEST) {
      return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }
    int slot = (31 * (31 * length + bytes[from]) + bytes[to - 1] + 7 * bytes[(from + to) >>> 1]);
    slot &= SLOTS - 1;
    byte[] last = spelled[slot];
    if (last == null || !Arrays.equals(last, 0, last.length, bytes, from, to)) {
      spelled[slot] = Arrays.copyOfRange(bytes, from, to);
      strings[slot] = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }
    return strings[slot];
  }
}
