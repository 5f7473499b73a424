package io.bucketspec.metadata;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A table's cell as the text that the captures of keys are compared with. Whole numbers have no
 * decimal point, whatever their type: pandas writes integers with gaps as doubles.
 */
public final class KeyText {
  /** More digits than a double has, and than a key could hold. */
  private static final int MOST_DIGITS = 1024;

  private KeyText() {}

  /**
   * The text of a cell; empty if it is null or a list, map, struct or bytes, or a number that is
   * none or has more than 1,024 digits.
   */
  public static Optional<String> of(Object cell) {
    if (cell instanceof String text) {
      return Optional.of(text);
    }
    if (cell instanceof Number number) {
      return ofNumber(number);
    }
    if (cell instanceof LocalDateTime time) {
      return Optional.of(time.toInstant(ZoneOffset.UTC).toString());
    }
    boolean plain = cell instanceof Boolean || cell instanceof LocalDate || cell instanceof Instant;
    return plain ? Optional.of(cell.toString()) : Optional.empty();
  }

  private static Optional<String> ofNumber(Number number) {
    if (number instanceof BigDecimal decimal) {
      return ofDecimal(decimal);
    }
    if (number instanceof Double || number instanceof Float) {
      // By its text and not by its value: 0.1f is 0.1, not 0.100000001490116.
      return Double.isFinite(number.doubleValue())
          ? ofDecimal(new BigDecimal(number.toString()))
          : Optional.empty();
    }
    if (number instanceof BigInteger integer) {
      return ofDecimal(new BigDecimal(integer));
    }
    return Optional.of(number.toString());
  }

  private static Optional<String> ofDecimal(BigDecimal decimal) {
    BigDecimal shortest = decimal.stripTrailingZeros();
    long before = (long) shortest.precision() - shortest.scale();
    return before > MOST_DIGITS || shortest.scale() > MOST_DIGITS
        ? Optional.empty()
        : Optional.of(shortest.toPlainString());
  }
}
