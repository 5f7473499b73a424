package io.bucketspec.inventory;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of snapshot folders: the time at which the scan began, in UTC. */
final class SnapshotName {
  /** S3 and OBS write 2026-11-22T01-00Z, COS writes 2026-11-22-01-00. */
  private static final Pattern NAME =
      Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:T(\\d{2})-(\\d{2})Z|-(\\d{2})-(\\d{2}))");

  private SnapshotName() {}

  /** The time that a folder's name tells, if it is one of a snapshot. */
  static Optional<Instant> time(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int hour = matcher.group(4) == null ? 6 : 4;
    try {
      return Optional.of(
          LocalDateTime.of(
                  Integer.parseInt(matcher.group(1)),
                  Integer.parseInt(matcher.group(2)),
                  Integer.parseInt(matcher.group(3)),
                  Integer.parseInt(matcher.group(hour)),
                  Integer.parseInt(matcher.group(hour + 1)))
              .toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
