package io.bucketspec.rules;

import java.util.List;

/**
 * Where the file extension begins in the literal texts of a template: after the last dot of its
 * last path segment. Left of a {@code **} there is no extension, since that may hold slashes.
 */
final class Extension {
  private Extension() {}

  /**
   * For each token the character from which its text belongs to the extension, the text's length
   * where none of it does; one number per alternative, one for a literal, none for others.
   */
  static int[][] starts(List<Token> tokens) {
    int[][] starts = new int[tokens.size()][];
    boolean open = true;
    for (int i = tokens.size() - 1; i >= 0; i--) {
      List<String> texts = tokens.get(i).texts();
      starts[i] = new int[texts.size()];
      boolean dotBefore = open && dotBefore(tokens, i);
      boolean closes = tokens.get(i) instanceof Token.Any;
      for (int k = 0; k < starts[i].length; k++) {
        String text = texts.get(k);
        int cut = cut(text);
        boolean folds = open && (cut >= 0 ? text.charAt(cut) == '.' : dotBefore);
        starts[i][k] = folds ? cut + 1 : text.length();
        closes |= cut >= 0;
      }
      open &= !closes;
    }
    return starts;
  }

  private static boolean dotBefore(List<Token> tokens, int token) {
    for (int i = token - 1; i >= 0; i--) {
      if (tokens.get(i) instanceof Token.Any) {
        return false;
      }
      boolean slash = false;
      for (String text : tokens.get(i).texts()) {
        int cut = cut(text);
        if (cut >= 0 && text.charAt(cut) == '.') {
          return true;
        }
        slash |= cut >= 0;
      }
      if (slash) {
        return false;
      }
    }
    return false;
  }

  /** The last dot or slash, or -1. */
  private static int cut(String text) {
    return Math.max(text.lastIndexOf('.'), text.lastIndexOf('/'));
  }
}
