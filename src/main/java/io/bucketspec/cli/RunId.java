package io.bucketspec.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** The name of a run and of its directory. */
final class RunId {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  private RunId() {}

  static String of(String asked, Clock clock, CommandLine command) {
    if (asked == null) {
      return of(clock.instant());
    }
    Optional<String> fault = fault(asked);
    if (fault.isPresent()) {
      throw new CommandLine.ParameterException(command, fault.get());
    }
    return asked;
  }

  /** The name of a run that begins then. */
  static String of(Instant time) {
    return TIME.format(time);
  }

  /** Why a text can't be one, as a sentence. */
  static Optional<String> fault(String asked) {
    return ALLOWED.matcher(asked).matches()
        ? Optional.empty()
        : Optional.of(
            "'"
                + asked
                + "' can't name a run: it becomes a folder, so use letters, digits, '.', '_' and"
                + " '-'.");
  }
}
