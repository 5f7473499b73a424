package io.bucketspec.spec;

import java.util.Collection;
import java.util.Locale;

/** The known word that someone most likely meant. */
final class Nearest {
  private static final int LONGEST = 64;

  private Nearest() {}

  /** The end of a sentence about an unknown word: what was meant or what is known. */
  static String hint(String word, Collection<String> known) {
    String nearest = of(word, known);
    return nearest == null
        ? "known here: " + String.join(", ", known) + "."
        : "did you mean '" + nearest + "'?";
  }

  /** The nearest known word, or null if none is near. */
  static String of(String word, Collection<String> known) {
    if (word.length() > LONGEST) {
      return null;
    }
    String plain = plain(word);
    String nearest = null;
    int least = 1 + Math.min(3, plain.length() / 3);
    for (String candidate : known) {
      int distance = distance(plain, plain(candidate));
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /** Without what the two dialects of the format differ in: case, underscores, spaces. */
  private static String plain(String word) {
    return word.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
  }

  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
