package io.bucketspec.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A time as one writes it: {@code 45s}, {@code 30m}, {@code 6h}, {@code 2d}; {@code 0} for none.
 */
final class TimeSpan {
  /** How sentences show what is right. */
  static final String FORMS = "a time such as 6h, 30m or 2d, or 0 for none";

  private static final Pattern SPAN = Pattern.compile("([0-9]{1,5})([smhd])");

  private TimeSpan() {}

  /** Empty if it is none. */
  static Optional<Duration> parse(String text) {
    if (text.equals("0")) {
      return Optional.of(Duration.ZERO);
    }
    Matcher span = SPAN.matcher(text);
    if (!span.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(span.group(1));
    return Optional.of(
        switch (span.group(2)) {
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        });
  }

  /** As one types it on the command line. */
  static final class Word implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return parse(text)
          .orElseThrow(
              () -> new TypeConversionException("'" + text + "' is no time: it must be " + FORMS));
    }
  }
}
