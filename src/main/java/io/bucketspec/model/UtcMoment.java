package io.bucketspec.model;

import java.time.YearMonth;

/**
 * Whether a text is a moment in the extended format of ISO 8601, and in UTC: {@code
 * 2026-11-21T09:30:00.5Z}. Seconds and their fraction may be left out. The zone may not: a local
 * time would be taken for one in UTC.
 */
enum UtcMoment {
  IS_ONE,
  NO_ZONE,
  OTHER_ZONE,
  IS_NONE;

  private static final String MINUTE = "0000-00-00T00:00";

  static UtcMoment of(String text) {
    if (!isDateAndMinute(text)) {
      return IS_NONE;
    }
    int zone = MINUTE.length();
    if (zone < text.length() && text.charAt(zone) == ':') {
      if (!isNumber(text, zone + 1, 2, 60)) {
        return IS_NONE;
      }
      zone = fractionEnd(text, zone + 3);
    }
    return ofZone(text.substring(zone));
  }

  private static UtcMoment ofZone(String zone) {
    if (zone.equals("Z")) {
      return IS_ONE;
    }
    if (zone.isEmpty()) {
      return NO_ZONE;
    }
    boolean signed = zone.charAt(0) == '+' || zone.charAt(0) == '-';
    String digits = zone.length() == 6 && zone.charAt(3) == ':' ? zone.replace(":", "") : zone;
    if (!signed || (digits.length() != 3 && digits.length() != 5) || !isNumber(digits, 1, 2, 23)) {
      return IS_NONE;
    }
    if (digits.length() == 5 && !isNumber(digits, 3, 2, 59)) {
      return IS_NONE;
    }
    return digits.substring(1).chars().allMatch(c -> c == '0') ? IS_ONE : OTHER_ZONE;
  }

  private static boolean isDateAndMinute(String text) {
    if (text.length() < MINUTE.length()) {
      return false;
    }
    for (int i = 0; i < MINUTE.length(); i++) {
      boolean digit = text.charAt(i) >= '0' && text.charAt(i) <= '9';
      if (MINUTE.charAt(i) == '0' ? !digit : text.charAt(i) != MINUTE.charAt(i)) {
        return false;
      }
    }
    int month = number(text, 5, 2);
    int day = number(text, 8, 2);
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= YearMonth.of(number(text, 0, 4), month).lengthOfMonth()
        && number(text, 11, 2) <= 23
        && number(text, 14, 2) <= 59;
  }

  /** Where digits behind a point or a comma end; {@code at} if there are none. */
  private static int fractionEnd(String text, int at) {
    boolean point = at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',');
    int end = at + 1;
    while (point && end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return point && end > at + 1 ? end : at;
  }

  private static boolean isNumber(String text, int from, int digits, int most) {
    if (from + digits > text.length()) {
      return false;
    }
    for (int i = from; i < from + digits; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return number(text, from, digits) <= most;
  }

  private static int number(String text, int from, int digits) {
    return Integer.parseInt(text, from, from + digits, 10);
  }
}
