package io.bucketspec.grouping.dicom;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A list in a sentence, of which no more than some are told. */
final class Told {
  private static final int SHOWN_DIGITS = 3;

  private final int most;
  private final StringBuilder text = new StringBuilder();
  private int count;

  Told(int most) {
    this.most = most;
  }

  /** Whether the next one is told; if not, its text need not be made. */
  boolean takes() {
    return count < most;
  }

  void add(String one) {
    if (takes()) {
      text.append(count == 0 ? "" : ", ").append(one);
    }
    count++;
  }

  int count() {
    return count;
  }

  @Override
  public String toString() {
    return count > most ? text + " and " + (count - most) + " more" : text.toString();
  }

  /** A number with its noun, {@code 1 slice} or {@code 2 slices}. */
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** To a micrometre. */
  static String millimetres(double number) {
    BigDecimal rounded = BigDecimal.valueOf(number).setScale(SHOWN_DIGITS, RoundingMode.HALF_EVEN);
    return rounded.stripTrailingZeros().toPlainString() + " mm";
  }
}
