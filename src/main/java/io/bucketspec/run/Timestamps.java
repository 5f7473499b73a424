package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;

/** Texts of one format as moments, and moments as bytes whose natural order is theirs. */
final class Timestamps {
  /** The words for formats that no pattern can say. */
  static final String EPOCH_SECONDS = "epochSeconds";

  static final String EPOCH_MILLIS = "epochMillis";

  private static final long MILLIS = 1000;

  /** Makes all seconds that a timestamp can have positive. */
  private static final long OFFSET = -Instant.MIN.getEpochSecond();

  private final String format;
  private final DateTimeFormatter formatter;

  /**
   * @param format a pattern of {@link DateTimeFormatter}, or one of the words
   */
  Timestamps(String format) {
    this.format = format;
    boolean epoch = format.equals(EPOCH_SECONDS) || format.equals(EPOCH_MILLIS);
    this.formatter = epoch ? null : DateTimeFormatter.ofPattern(format, Locale.ROOT);
  }

  /**
   * Appends the moment that a text stands for.
   *
   * @return what is wrong with the text, if anything is
   */
  Optional<String> append(String text, ByteBuilder out) {
    try {
      Instant moment = formatter == null ? epoch(text) : moment(formatter.parse(text));
      append(moment.getEpochSecond(), moment.getNano(), out);
      return Optional.empty();
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      return Optional.of("is '" + text + "', which is no timestamp of the format " + format + ".");
    }
  }

  private Instant epoch(String text) {
    long number = Long.parseLong(text);
    return format.equals(EPOCH_SECONDS)
        ? Instant.ofEpochSecond(number)
        : Instant.ofEpochMilli(number);
  }

  /** Without a zone it is UTC; without a date all are of one day. */
  private static Instant moment(TemporalAccessor parsed) {
    if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
      return Instant.from(parsed);
    }
    LocalDate date = parsed.query(TemporalQueries.localDate());
    LocalDate day = date == null ? LocalDate.EPOCH : date;
    long nanos =
        parsed.isSupported(ChronoField.NANO_OF_DAY) ? parsed.getLong(ChronoField.NANO_OF_DAY) : 0;
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().plusNanos(nanos);
  }

  /**
   * Appends a moment.
   *
   * @param millis since the epoch
   */
  static void append(long millis, ByteBuilder out) {
    long nanos = Math.floorMod(millis, MILLIS) * 1_000_000;
    append(Math.floorDiv(millis, MILLIS), nanos, out);
  }

  private static void append(long seconds, long nanos, ByteBuilder out) {
    out.appendDecimal(seconds + OFFSET).append((byte) 0).appendDecimal(nanos);
  }
}
