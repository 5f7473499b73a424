package io.bucketspec.inventory;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;

/**
 * Reads moments as inventories write them, one after the other: ISO-8601 such as {@code
 * 2024-01-31T12:34:56.000Z}, with or without seconds, fraction and zone; hyphens for the colons, as
 * Alibaba has them; or a number since 1970, of seconds if it has ten digits, else of milliseconds.
 * What has no zone is UTC. It makes no objects.
 */
final class WrittenTime {
  private static final int DIGITS_OF_SECONDS = 10;
  private static final int MOST_DIGITS = 18;
  private static final int MOST_OFFSET_HOURS = 18;
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private byte[] text;
  private int at;
  private int end;
  private boolean wrong;

  /**
   * Reads a text.
   *
   * @return milliseconds since the epoch, a finer fraction cut off; {@link
   *     InventoryRow#TIME_NOT_STATED} if the text is no such moment
   */
  long millis(byte[] bytes, int from, int to) {
    text = bytes;
    at = from;
    end = to;
    wrong = false;
    long millis = allDigits() ? sinceEpoch() : moment();
    return wrong || at != end ? InventoryRow.TIME_NOT_STATED : millis;
  }

  private boolean allDigits() {
    for (int i = at; i < end; i++) {
      if (!isDigit(i)) {
        return false;
      }
    }
    return true;
  }

  private long sinceEpoch() {
    int digits = end - at;
    wrong = digits == 0 || digits > MOST_DIGITS;
    long number = 0;
    for (; at < end && !wrong; at++) {
      number = number * 10 + (text[at] - '0');
    }
    return digits == DIGITS_OF_SECONDS ? number * SECOND : number;
  }

  private long moment() {
    long millis = day() * DAY;
    if (at == end || wrong) {
      return millis;
    }
    wrong |= !take('T') && !take('t') && !take(' ');
    return millis + timeOfDay() - offset();
  }

  private long day() {
    int year = number(4, 9999);
    wrong |= !take('-');
    int month = number(2, 12);
    wrong |= !take('-');
    int day = number(2, 31);
    wrong |= month == 0 || day == 0;
    if (wrong || day > Month.of(month).length(Year.isLeap(year))) {
      wrong = true;
      return 0;
    }
    return LocalDate.of(year, month, day).toEpochDay();
  }

  private long timeOfDay() {
    long millis = number(2, 23) * HOUR;
    char separator = at < end && text[at] == '-' ? '-' : ':';
    wrong |= !take(separator);
    millis += number(2, 59) * MINUTE;
    if (take(separator)) {
      millis += number(2, 59) * SECOND;
      if (take('.') || take(',')) {
        millis += fraction();
      }
    }
    return millis;
  }

  /** The first three digits of a fraction. */
  private long fraction() {
    int start = at;
    long millis = 0;
    long weight = 100;
    while (at < end && isDigit(at)) {
      millis += (text[at++] - '0') * weight;
      weight /= 10;
    }
    wrong |= at == start;
    return millis;
  }

  private long offset() {
    if (at == end || take('Z') || take('z')) {
      return 0;
    }
    boolean west = take('-');
    wrong |= !west && !take('+');
    long offset = number(2, MOST_OFFSET_HOURS) * HOUR;
    if (at < end) {
      take(':');
      offset += number(2, 59) * MINUTE;
    }
    return west ? -offset : offset;
  }

  private boolean take(char c) {
    if (at < end && text[at] == c) {
      at++;
      return true;
    }
    return false;
  }

  private int number(int digits, int most) {
    int number = 0;
    for (int i = 0; i < digits; i++) {
      if (at == end || !isDigit(at)) {
        wrong = true;
        return 0;
      }
      number = number * 10 + (text[at++] - '0');
    }
    wrong |= number > most;
    return number;
  }

  private boolean isDigit(int place) {
    return text[place] >= '0' && text[place] <= '9';
  }
}
