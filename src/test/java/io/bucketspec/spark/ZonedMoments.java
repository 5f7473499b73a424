package io.bucketspec.spark;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Moments that are read wrongly where a zone's clocks have a part in it. */
final class ZonedMoments {
  private ZonedMoments() {}

  /**
   * All quarters of an hour, less a millisecond, around the next changes of a zone's clocks: in
   * UTC, and such that clocks in UTC show what clocks in the zone show around them or leave out.
   */
  static List<Instant> around(ZoneId zone) {
    List<Instant> moments =
        new ArrayList<>(
            Stream.of(
                    "1969-07-20T20:17:40.001Z",
                    "1969-12-31T23:59:58.999Z",
                    "1970-01-01T00:00:00Z",
                    "1970-02-01T00:00:00.001Z",
                    "2000-02-29T12:34:56.789Z",
                    "2014-12-31T23:59:59.999Z",
                    "2015-01-01T00:00:00Z",
                    "2038-01-19T03:14:08Z")
                .map(Instant::parse)
                .toList());
    Instant at = Instant.parse("2026-01-01T00:00:00Z");
    for (int changes = 0; changes < 2; changes++) {
      ZoneOffsetTransition change = zone.getRules().nextTransition(at);
      if (change == null) {
        return moments;
      }
      at = change.getInstant();
      addAround(at, moments);
      addAround(utc(change.getDateTimeBefore()), moments);
    }
    return moments;
  }

  private static Instant utc(LocalDateTime clock) {
    return clock.toInstant(ZoneOffset.UTC);
  }

  private static void addAround(Instant moment, List<Instant> moments) {
    for (int quarter = -12; quarter <= 12; quarter++) {
      Instant at = moment.plusSeconds(900L * quarter);
      moments.add(at);
      moments.add(at.minusMillis(1));
    }
  }
}
