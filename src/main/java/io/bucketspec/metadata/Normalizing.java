package io.bucketspec.metadata;

import java.io.Serializable;
import java.util.Locale;

/**
 * What is done to texts on both sides before they are compared. White space goes first, then the
 * extension, then case, then zeros.
 *
 * <p>Doing it again changes nothing more, except that of {@code a.tar.gz}, then {@code a.tar}, one
 * extension goes each time.
 *
 * @param ignoreCase letters become small ones, by the root locale; no other form of a letter is
 *     looked at, so that the two ways to write é are different
 * @param trim white space, as Unicode has it, is taken off both ends
 * @param dropExtension the last dot of the last path segment and what follows is taken off, if
 *     something other than dots stands before it in the segment
 * @param dropLeadingZeros zeros in front of a text of nothing but the digits 0 to 9 are taken off,
 *     but for the last digit
 */
public record Normalizing(
    boolean ignoreCase, boolean trim, boolean dropExtension, boolean dropLeadingZeros)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Texts are compared as they are. */
  public static final Normalizing NONE = new Normalizing(false, false, false, false);

  /** The text to compare. */
  public String apply(String text) {
    String normal = trim ? text.strip() : text;
    if (dropExtension) {
      normal = withoutExtension(normal);
      // "a .jpg" has white space at its end only now.
      normal = trim ? normal.stripTrailing() : normal;
    }
    // After the extension: how a letter is made small can depend on what follows it.
    normal = ignoreCase ? normal.toLowerCase(Locale.ROOT) : normal;
    return dropLeadingZeros ? withoutZeros(normal) : normal;
  }

  private static String withoutExtension(String text) {
    int dot = text.lastIndexOf('.');
    int segment = text.lastIndexOf('/') + 1;
    for (int i = segment; i < dot; i++) {
      if (text.charAt(i) != '.') {
        return text.substring(0, dot);
      }
    }
    return text;
  }

  private static String withoutZeros(String text) {
    int zeros = 0;
    while (zeros < text.length() - 1 && text.charAt(zeros) == '0') {
      zeros++;
    }
    for (int i = zeros; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return text;
      }
    }
    return text.substring(zeros);
  }
}
