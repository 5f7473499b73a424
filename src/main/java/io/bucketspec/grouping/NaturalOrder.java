package io.bucketspec.grouping;

/**
 * The order people expect of numbered names: {@code img2} before {@code img10}. Runs of ASCII
 * digits compare by their value, however long; all other bytes as unsigned numbers, which for UTF-8
 * is the order of the characters.
 */
public final class NaturalOrder {
  private static final int RANKED_DIGITS = 18;
  private static final long FIRST_NUMBER = 256;
  private static final long AFTER_NUMBERS = FIRST_NUMBER + 1_000_000_000_000_000_000L;

  private NaturalOrder() {}

  /**
   * Compares two spans.
   *
   * @return negative, zero or positive; zero also where numbers differ in leading zeros only
   */
  public static int compare(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
    int i = aFrom;
    int j = bFrom;
    while (i < aTo && j < bTo) {
      byte x = a[i];
      byte y = b[j];
      if (!digit(x) || !digit(y)) {
        if (x != y) {
          return Byte.compareUnsigned(x, y);
        }
        i++;
        j++;
        continue;
      }
      i = skipZeros(a, i, aTo);
      j = skipZeros(b, j, bTo);
      int iEnd = digitsEnd(a, i, aTo);
      int jEnd = digitsEnd(b, j, bTo);
      if (iEnd - i != jEnd - j) {
        return iEnd - i < jEnd - j ? -1 : 1;
      }
      while (i < iEnd) {
        int difference = a[i++] - b[j++];
        if (difference != 0) {
          return difference;
        }
      }
    }
    return Boolean.compare(i < aTo, j < bTo);
  }

  /**
   * A number that already decides most comparisons: where two spans' ranks differ, they differ
   * alike. Made of the first byte, or of the first number, all numbers over 18 digits alike.
   */
  static long rank(byte[] bytes, int from, int to) {
    if (from >= to) {
      return 0;
    }
    if (!digit(bytes[from])) {
      int first = bytes[from] & 0xFF;
      return first < '0' ? 1 + first : AFTER_NUMBERS + first;
    }
    int start = skipZeros(bytes, from, to);
    int end = digitsEnd(bytes, start, to);
    if (end - start > RANKED_DIGITS) {
      return AFTER_NUMBERS;
    }
    long value = 0;
    for (int i = start; i < end; i++) {
      value = value * 10 + (bytes[i] - '0');
    }
    return FIRST_NUMBER + value;
  }

  static boolean digit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static int skipZeros(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && bytes[i] == '0') {
      i++;
    }
    return i;
  }

  private static int digitsEnd(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && digit(bytes[i])) {
      i++;
    }
    return i;
  }
}
