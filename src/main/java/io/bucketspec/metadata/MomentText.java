package io.bucketspec.metadata;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;

/**
 * Moments as ISO 8601 writes them in its extended form: a date, or a date and a time with {@code T}
 * or a space between them, with or without seconds, a fraction of them, and a zone: {@code Z},
 * {@code +02:00}, {@code +0200}, {@code +02}, or {@code UTC} as BigQuery writes it. Without a zone
 * it is UTC, without a time midnight.
 */
final class MomentText {
  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[ ][XXX][X]")
          .optionalEnd()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final int DATE_LENGTH = 10;

  private MomentText() {}

  /** The moment that a text says; empty if it is none. */
  static Optional<Instant> read(String text) {
    try {
      TemporalAccessor parsed = FORMAT.parse(plain(text));
      LocalTime time = parsed.query(TemporalQueries.localTime());
      LocalDateTime local =
          LocalDateTime.of(LocalDate.from(parsed), time == null ? LocalTime.MIDNIGHT : time);
      ZoneOffset zone =
          parsed.isSupported(ChronoField.OFFSET_SECONDS)
              ? ZoneOffset.ofTotalSeconds(parsed.get(ChronoField.OFFSET_SECONDS))
              : ZoneOffset.UTC;
      return Optional.of(local.toInstant(zone));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String plain(String text) {
    String zoned = text.endsWith("UTC") ? text.substring(0, text.length() - 3) + "Z" : text;
    return zoned.length() > DATE_LENGTH && zoned.charAt(DATE_LENGTH) == ' '
        ? zoned.substring(0, DATE_LENGTH) + "T" + zoned.substring(DATE_LENGTH + 1)
        : zoned;
  }
}
