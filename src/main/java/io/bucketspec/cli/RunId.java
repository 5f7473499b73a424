package io.bucketspec.cli;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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
      return TIME.format(clock.instant());
    }
    if (!ALLOWED.matcher(asked).matches()) {
      throw new CommandLine.ParameterException(
          command,
          "'"
              + asked
              + "' can't name a run: it becomes a folder, so use letters, digits, '.', '_' and"
              + " '-'.");
    }
    return asked;
  }
}
