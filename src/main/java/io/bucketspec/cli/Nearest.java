package io.bucketspec.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
final class Nearest {
  private Nearest() {}

  /** " Did you mean 'x'?", or nothing if no known word is near. */
  static String hint(String word, Collection<String> known) {
    return of(word, known).map(near -> " Did you mean '" + near + "'?").orElse("");
  }

  /** The known word of the smallest edit distance, if that is small for a word of its length. */
  static Optional<String> of(String word, Collection<String> known) {
    String written = word.toLowerCase(Locale.ROOT).replace('-', '_');
    int smallest = Integer.MAX_VALUE;
    String nearest = null;
    for (String candidate : known) {
      String other = candidate.toLowerCase(Locale.ROOT).replace('-', '_');
      int allowed = Math.max(1, Math.min(3, other.length() / 3));
      if (Math.abs(other.length() - written.length()) <= allowed) {
        int distance = distance(written, other);
        if (distance <= allowed && distance < smallest) {
          smallest = distance;
          nearest = candidate;
        }
      }
    }
    return Optional.ofNullable(nearest);
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
