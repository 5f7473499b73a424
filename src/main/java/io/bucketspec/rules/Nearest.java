package io.bucketspec.rules;

import java.util.Collection;
import java.util.Locale;

/** Names for messages: what there is, and which of it was probably meant. */
final class Nearest {
  private Nearest() {}

  /**
   * "The match has 'a', 'b'. Did you mean 'a'?", or that it has none.
   *
   * @param subject with its verb, "The match has"
   */
  static String hint(String subject, String wanted, Collection<String> known) {
    if (known.isEmpty()) {
      return subject + " no captures.";
    }
    StringBuilder hint = new StringBuilder(subject);
    String separator = " ";
    for (String name : known) {
      hint.append(separator).append('\'').append(name).append('\'');
      separator = ", ";
    }
    hint.append('.');
    String nearest = of(wanted, known);
    if (nearest != null) {
      hint.append(" Did you mean '").append(nearest).append("'?");
    }
    return hint.toString();
  }

  /** The known name that takes the fewest changes, or null if all are too far. */
  private static String of(String wanted, Collection<String> known) {
    String nearest = null;
    int fewest = Integer.MAX_VALUE;
    for (String name : known) {
      int changes = changes(wanted.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
      if (changes < fewest && changes <= Math.max(wanted.length(), name.length()) / 2) {
        nearest = name;
        fewest = changes;
      }
    }
    return nearest;
  }

  /** Levenshtein's distance. */
  private static int changes(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
