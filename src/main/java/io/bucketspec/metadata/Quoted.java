package io.bucketspec.metadata;

/** Someone else's text within a sentence. */
final class Quoted {
  private static final int LONGEST = 80;

  private Quoted() {}

  /** The text in quotes: short, without control characters and halves of surrogate pairs. */
  static String of(String text) {
    return of(text, LONGEST);
  }

  /** The text in quotes likewise, but not cut: a key whose end tells it from others. */
  static String whole(String text) {
    return of(text, text.length());
  }

  private static String of(String text, int most) {
    StringBuilder quoted = new StringBuilder("'");
    int i = 0;
    while (i < text.length() && i < most) {
      char c = text.charAt(i);
      if (JsonString.isPair(text, i)) {
        quoted.append(c).append(text.charAt(i + 1));
        i += 2;
        continue;
      }
      if (Character.isISOControl(c) || Character.isSurrogate(c)) {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
      i++;
    }
    return quoted.append(i < text.length() ? "…'" : "'").toString();
  }
}
