package io.bucketspec.metadata;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers as texts by the grammar of JSON, and which of them the platform can keep.
 *
 * <p>It keeps them as PostgreSQL's {@code numeric}: up to 131,072 digits before the decimal point
 * and up to 16,383 behind it (PostgreSQL manual, datatype-numeric).
 */
final class NumberText {
  private static final int MOST_BEFORE_POINT = 131_072;
  private static final int MOST_BEHIND_POINT = 16_383;

  /** A little more than so many digits need. */
  private static final int MOST_BITS = (int) (MOST_BEFORE_POINT * 3.33);

  private static final int MOST_PLAIN_DIGITS = 1_000;
  private static final int MOST_EXPONENT_DIGITS = 9;
  private static final long MOST_EXACT = 1L << 53;
  private static final int SURELY_EXACT_DIGITS = 15;
  private static final int LONG_DIGITS = 18;

  private static final Set<String> NOT_FINITE = Set.of("nan", "inf", "infinity");
  private static final Pattern WRITTEN =
      Pattern.compile("([+-]?)0*+([0-9]*)(?:\\.([0-9]*+))?([eE][+-]?+[0-9]++)?");

  private NumberText() {}

  /** A decimal with all of its digits; as {@code 1E+9} where zeros would be many or are none. */
  static String of(BigDecimal decimal) {
    boolean plain =
        decimal.scale() >= 0
            && decimal.scale() <= MOST_PLAIN_DIGITS
            && decimal.precision() <= MOST_PLAIN_DIGITS;
    return plain ? decimal.toPlainString() : decimal.toString();
  }

  /** An integer; null if it has by far more digits than can be kept. */
  static String of(BigInteger integer) {
    return integer.bitLength() > MOST_BITS ? null : integer.toString();
  }

  /** Whether the platform can keep a number, by its text. */
  static boolean canBeKept(String text) {
    // No longer text either: what checks specs goes by the length where it is this long.
    if (text.length() > MOST_BEFORE_POINT) {
      return false;
    }
    int length = text.length();
    int at = text.charAt(0) == '-' ? 1 : 0;
    int digits = 0;
    int behind = 0;
    boolean point = false;
    for (; at < length && (text.charAt(at) | 0x20) != 'e'; at++) {
      char c = text.charAt(at);
      if (c == '.') {
        point = true;
        continue;
      }
      digits += digits > 0 || c != '0' ? 1 : 0;
      behind += point ? 1 : 0;
    }
    Optional<Long> exponent = at == length ? Optional.of(0L) : exponent(text.substring(at + 1));
    if (exponent.isEmpty()) {
      return false;
    }
    long scale = behind - exponent.get();
    return Math.max(1, digits) - scale <= MOST_BEFORE_POINT && scale <= MOST_BEHIND_POINT;
  }

  private static Optional<Long> exponent(String text) {
    String digits = text.replaceFirst("^([+-]?)0+(?=[0-9])", "$1");
    return digits.length() > MOST_EXPONENT_DIGITS
        ? Optional.empty()
        : Optional.of(Long.valueOf(digits));
  }

  /** Whether a text is an integer whose absolute value is over 2^53. */
  static boolean isBigInteger(String text) {
    int from = text.charAt(0) == '-' ? 1 : 0;
    int digits = text.length() - from;
    if (digits <= SURELY_EXACT_DIGITS || !isInteger(text)) {
      return false;
    }
    return digits > LONG_DIGITS || Long.parseLong(text, from, text.length(), 10) > MOST_EXACT;
  }

  /** Whether a number has neither point nor exponent. */
  static boolean isInteger(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' || c == 'e' || c == 'E') {
        return false;
      }
    }
    return true;
  }

  /**
   * The number that a text is to people, as JSON: {@code +1}, {@code 007}, {@code .5} and {@code
   * 5.} too. Empty if it is none.
   */
  static Optional<String> read(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean zero = matcher.start(2) > matcher.end(1);
    String before = matcher.group(2);
    String behind = matcher.group(3) == null ? "" : matcher.group(3);
    if (before.isEmpty() && behind.isEmpty() && !zero) {
      return Optional.empty();
    }
    return Optional.of(
        (matcher.group(1).equals("-") ? "-" : "")
            + (before.isEmpty() ? "0" : before)
            + (behind.isEmpty() ? "" : "." + behind)
            + (matcher.group(4) == null ? "" : matcher.group(4)));
  }

  /** Whether a text is how programs write NaN or an infinity. */
  static boolean isNotFinite(String text) {
    String word = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    return NOT_FINITE.contains(word.toLowerCase(Locale.ROOT));
  }
}
