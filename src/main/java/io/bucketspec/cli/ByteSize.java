package io.bucketspec.cli;

import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: {@code 100MB} by thousands, {@code 512KiB} by 1024. */
final class ByteSize {
  private static final Pattern FORM =
      Pattern.compile("((?:0|[1-9]\\d{0,18})(?:\\.\\d{1,12})?) ?(B|[KMGT]i?B)?");
  private static final Map<String, Long> UNITS =
      Map.of(
          "B", 1L,
          "KB", 1_000L,
          "MB", 1_000_000L,
          "GB", 1_000_000_000L,
          "TB", 1_000_000_000_000L,
          "KiB", 1L << 10,
          "MiB", 1L << 20,
          "GiB", 1L << 30,
          "TiB", 1L << 40);

  private ByteSize() {}

  /** The bytes; empty if the text is no size, comes to no whole bytes, or is over a long. */
  static OptionalLong parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    String unit = matcher.group(2) == null ? "B" : matcher.group(2);
    BigDecimal bytes =
        new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(UNITS.get(unit)));
    try {
      return OptionalLong.of(bytes.longValueExact());
    } catch (ArithmeticException notWholeOrTooLarge) {
      return OptionalLong.empty();
    }
  }
}
