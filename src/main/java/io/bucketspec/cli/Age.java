package io.bucketspec.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A duration as one types it: {@code 7d}, {@code 12h}. */
final class Age implements ITypeConverter<Duration> {
  private static final Pattern AGE = Pattern.compile("([0-9]{1,5})([dh])");

  @Override
  public Duration convert(String text) {
    Matcher age = AGE.matcher(text);
    if (!age.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is no age: write days or hours, such as 7d or 12h");
    }
    long number = Long.parseLong(age.group(1));
    Duration duration =
        age.group(2).equals("d") ? Duration.ofDays(number) : Duration.ofHours(number);
    if (duration.isZero()) {
      throw new TypeConversionException(
          "'"
              + text
              + "' is too young: a run that is under way may write nothing for a while, so"
              + " an hour is the least");
    }
    return duration;
  }
}
