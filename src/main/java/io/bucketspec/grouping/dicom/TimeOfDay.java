package io.bucketspec.grouping.dicom;

import java.util.OptionalDouble;

/**
 * A time of day as DICOM writes it: {@code HHMMSS.FFFFFF}, of which parts may lack from the right
 * (PS3.5 6.2, TM), or with colons as before version 3. A table that took it for a number has lost
 * the zero before a one-digit hour: five digits before the point are read with it.
 */
final class TimeOfDay {
  private static final int FULL = 6;
  private static final int LOST_ZERO = 5;
  private static final int MOST_DIGITS_OF_SECOND = 9;

  private TimeOfDay() {}

  /** Seconds since midnight, with their fraction; empty if it is no time. */
  static OptionalDouble seconds(String text) {
    String time = text.indexOf(':') < 0 ? text : withoutColons(text);
    int point = time.indexOf('.');
    String digits = point < 0 ? time : time.substring(0, point);
    String fraction = point < 0 ? "" : time.substring(point + 1);
    if (digits.length() == LOST_ZERO) {
      digits = "0" + digits;
    }
    boolean whole = digits.length() == FULL;
    if (!whole && (!fraction.isEmpty() || (digits.length() != 2 && digits.length() != 4))) {
      return OptionalDouble.empty();
    }
    int hours = part(digits, 0);
    int minutes = part(digits, 2);
    int seconds = part(digits, 4);
    double rest = fraction(fraction);
    // A second 60 is a leap second.
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 60) {
      return OptionalDouble.empty();
    }
    return rest < 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(hours * 3600 + minutes * 60 + seconds + rest);
  }

  /** The text itself, which is no time, if the colons don't stand where they should. */
  private static String withoutColons(String text) {
    boolean placed =
        text.indexOf(':') == 2
            && (text.length() == 5 || (text.length() > 5 && text.charAt(5) == ':'));
    return placed ? text.replace(":", "") : text;
  }

  /** Two digits, 0 if the text ends before them, -1 if they are none. */
  private static int part(String digits, int from) {
    if (from >= digits.length()) {
      return 0;
    }
    char tens = digits.charAt(from);
    char ones = digits.charAt(from + 1);
    return digit(tens) && digit(ones) ? (tens - '0') * 10 + ones - '0' : -1;
  }

  private static double fraction(String digits) {
    if (digits.length() > MOST_DIGITS_OF_SECOND) {
      return -1;
    }
    for (int i = 0; i < digits.length(); i++) {
      if (!digit(digits.charAt(i))) {
        return -1;
      }
    }
    return digits.isEmpty() ? 0 : Double.parseDouble("0." + digits);
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
