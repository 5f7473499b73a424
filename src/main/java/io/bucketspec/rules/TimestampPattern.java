package io.bucketspec.rules;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;

/** Whether timestamps can be read by a format. */
final class TimestampPattern {
  private static final String EXAMPLE = "such as yyyyMMdd_HHmmss";
  private static final ZonedDateTime SOME_TIME =
      ZonedDateTime.of(2026, 11, 24, 15, 16, 17, 123_456_789, ZoneId.of("UTC"));

  private TimestampPattern() {}

  /** Whether the format is one of the words for a number since 1970. */
  static boolean isNumber(String format) {
    return format.equals(OrderBy.Timestamp.EPOCH_SECONDS)
        || format.equals(OrderBy.Timestamp.EPOCH_MILLIS);
  }

  static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  /** What is wrong with a format, as a sentence. */
  static Optional<String> fault(String format) {
    if (isNumber(format)) {
      return Optional.empty();
    }
    DateTimeFormatter formatter;
    try {
      formatter = formatter(format);
    } catch (IllegalArgumentException e) {
      String reason = e.getMessage();
      return Optional.of(
          "'" + format + "' is no pattern of Java's DateTimeFormatter: " + reason + ".");
    }
    return yieldsTime(formatter)
        ? Optional.empty()
        : Optional.of(
            "'"
                + format
                + "' gives neither a date (year, month and day) nor a time of day; write a pattern "
                + EXAMPLE
                + ", or epochSeconds or epochMillis.");
  }

  private static boolean yieldsTime(DateTimeFormatter formatter) {
    try {
      TemporalAccessor read = formatter.parse(formatter.format(SOME_TIME));
      return read.query(TemporalQueries.localDate()) != null
          || read.query(TemporalQueries.localTime()) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
