package io.bucketspec.run;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
public final class Quantity {
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

  private Quantity() {}

  /** {@code 1234567} as {@code 1,234,567}. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A number with its noun, {@code 1 item} or {@code 2 items}. */
  public static String count(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** Bytes in decimal units with three digits or so, {@code 1.23 GB}. */
  public static String bytes(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 1000 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    String number =
        unit == 0 || value >= 100
            ? String.format(Locale.ROOT, "%.0f", value)
            : String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
    return number + " " + UNITS[unit];
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
