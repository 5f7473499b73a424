package io.bucketspec.bench.micro;

import java.util.Comparator;

/** Texts in natural order: runs of digits by their value, everything else by its characters. */
final class NaturalStrings implements Comparator<String> {
  static final NaturalStrings ORDER = new NaturalStrings();

  private NaturalStrings() {}

  @Override
  public int compare(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      char x = a.charAt(i);
      char y = b.charAt(j);
      if (digit(x) && digit(y)) {
        int iStart = zerosEnd(a, i);
        int jStart = zerosEnd(b, j);
        i = digitsEnd(a, iStart);
        j = digitsEnd(b, jStart);
        int difference = number(a, iStart, i, b, jStart, j);
        if (difference != 0) {
          return difference;
        }
      } else if (x != y) {
        return Character.compare(x, y);
      } else {
        i++;
        j++;
      }
    }
    return Integer.compare(a.length() - i, b.length() - j);
  }

  private static int number(String a, int i, int iEnd, String b, int j, int jEnd) {
    int difference = Integer.compare(iEnd - i, jEnd - j);
    for (int k = 0; difference == 0 && i + k < iEnd; k++) {
      difference = Character.compare(a.charAt(i + k), b.charAt(j + k));
    }
    return difference;
  }

  private static int zerosEnd(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) == '0') {
      i++;
    }
    return i;
  }

  private static int digitsEnd(String text, int from) {
    int i = from;
    while (i < text.length() && digit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
