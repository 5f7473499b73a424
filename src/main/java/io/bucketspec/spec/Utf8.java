package io.bucketspec.spec;

/** How bytes fall into UTF-8 sequences, by the table of well-formed sequences of Unicode, 3.9. */
final class Utf8 {
  /** Bytes of the longest sequence, that of a surrogate pair in UTF-16. */
  static final int LONGEST = 4;

  private static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};

  private Utf8() {}

  /** U+FFFD, encoded. Not a copy. */
  static byte[] replacement() {
    return REPLACEMENT;
  }

  /**
   * The sequence that begins at {@code at}, whose byte is not ASCII: its length (2 to 4) if it is
   * well-formed, else minus the number of bytes (1 to 3) for which one U+FFFD stands, as Unicode
   * recommends.
   */
  static int sequence(byte[] bytes, int at, int to) {
    int lead = bytes[at] & 0xFF;
    if (lead < 0xC2 || lead > 0xF4) {
      return -1;
    }
    int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    int low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    for (int i = 1; i < length; i++) {
      if (at + i >= to) {
        return -i;
      }
      int next = bytes[at + i] & 0xFF;
      if (next < low || next > high) {
        return -i;
      }
      low = 0x80;
      high = 0xBF;
    }
    return length;
  }
}
