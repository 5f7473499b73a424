package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.rules.OrderBy;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Optional;

/** Texts of one format as moments, and moments as bytes whose natural order is theirs. */
final class Timestamps {
  private static final long MILLIS = 1000;

  /** Makes all seconds that a timestamp can have positive. */
  private static final long OFFSET = -Instant.MIN.getEpochSecond();

  private final OrderBy.Timestamp order;
  private final Optional<DateTimeFormatter> formatter;

  Timestamps(OrderBy.Timestamp order) {
    this.order = order;
    this.formatter = order.formatter();
  }

  /**
   * Appends the moment that a text stands for.
   *
   * @return what is wrong with the text, if anything is
   */
  Optional<String> append(String text, ByteBuilder out) {
    try {
      Instant moment = formatter.isEmpty() ? epoch(text) : moment(formatter.get().parse(text));
      append(moment.getEpochSecond(), moment.getNano(), out);
      return Optional.empty();
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      return Optional.of(
          "is '" + text + "', which is no timestamp of the format " + order.format() + ".");
    }
  }

  private Instant epoch(String text) {
    long number = Long.parseLong(text);
    return order.format().equals(OrderBy.Timestamp.EPOCH_SECONDS)
        ? Instant.ofEpochSecond(number)
        : Instant.ofEpochMilli(number);
  }

  /** Without a zone it is UTC; without a date all are of one day; without a time it begins. */
  private static Instant moment(TemporalAccessor parsed) {
    if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
      return Instant.from(parsed);
    }
    LocalDate date = parsed.query(TemporalQueries.localDate());
    LocalTime time = parsed.query(TemporalQueries.localTime());
    ZoneId zone = parsed.query(TemporalQueries.zone());
    return LocalDateTime.of(
            date == null ? LocalDate.EPOCH : date, time == null ? LocalTime.MIDNIGHT : time)
        .atZone(zone == null ? ZoneOffset.UTC : zone)
        .toInstant();
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
