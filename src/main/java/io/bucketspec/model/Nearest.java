package io.bucketspec.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that an unknown one was probably meant to be, for messages. */
public final class Nearest {
  private static final int LONGEST = 64;

  private Nearest() {}

  /**
   * The known word of the smallest edit distance, if that is small for its length. Case, spaces,
   * {@code _} and {@code -} don't count.
   */
  public static Optional<String> of(String word, Collection<String> known) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    String written = plain(word);
    int smallest = Integer.MAX_VALUE;
    String nearest = null;
    for (String candidate : known) {
      String other = plain(candidate);
      int allowed = Math.max(1, Math.min(3, other.length() / 3));
      int distance = distance(written, other);
      if (distance <= allowed && distance < other.length() && distance < smallest) {
        smallest = distance;
        nearest = candidate;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** " Did you mean 'x'?", or nothing if no known word is near. */
  public static String question(String word, Collection<String> known) {
    return of(word, known).map(near -> " Did you mean '" + near + "'?").orElse("");
  }

  private static String plain(String word) {
    return word.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
  }

  /** Insertions, deletions, replacements and swaps of neighbours from one word to the other. */
  private static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    Arrays.setAll(last, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replace, 1 + Math.min(last[j], row[j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()];
  }
}
