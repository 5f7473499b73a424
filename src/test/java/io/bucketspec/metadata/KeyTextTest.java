package io.bucketspec.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KeyTextTest {
  static Stream<Arguments> cells() {
    return Stream.of(
        Arguments.of(" as it is\0", " as it is\0"),
        Arguments.of("", ""),
        Arguments.of((byte) -1, "-1"),
        Arguments.of((short) 12, "12"),
        Arguments.of(7, "7"),
        Arguments.of(Long.MIN_VALUE, "-9223372036854775808"),
        Arguments.of(new BigInteger("18446744073709551615"), "18446744073709551615"),
        Arguments.of(BigInteger.ZERO, "0"),
        Arguments.of(7.0, "7"),
        Arguments.of(70.0f, "70"),
        Arguments.of(-0.0, "0"),
        Arguments.of(1.0E10, "10000000000"),
        Arguments.of(9007199254740992.0, "9007199254740992"),
        Arguments.of(0.1f, "0.1"),
        Arguments.of(0.1, "0.1"),
        Arguments.of(1e-7, "0.0000001"),
        Arguments.of(1e300, "1" + "0".repeat(300)),
        Arguments.of(new BigDecimal("7.00"), "7"),
        Arguments.of(new BigDecimal("700"), "700"),
        Arguments.of(new BigDecimal("7E+2"), "700"),
        Arguments.of(new BigDecimal("0.00"), "0"),
        Arguments.of(new BigDecimal("-1.50"), "-1.5"),
        Arguments.of(true, "true"),
        Arguments.of(LocalDate.of(2026, 1, 2), "2026-01-02"),
        Arguments.of(Instant.parse("2026-11-24T18:08:35.5Z"), "2026-11-24T18:08:35.500Z"),
        Arguments.of(LocalDateTime.of(2026, 1, 2, 3, 4), "2026-01-02T03:04:00Z"));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void scalarsAreTexts(Object cell, String text) {
    assertThat(KeyText.of(cell)).contains(text);
  }

  @Test
  void theRestIsNone() {
    for (Object cell :
        new Object[] {
          null,
          List.of("a"),
          Map.of("a", 1),
          new Struct(List.of(), List.of()),
          new byte[] {1},
          Double.NaN,
          Float.POSITIVE_INFINITY,
          new BigDecimal("1E+1000000000"),
          new BigDecimal("1E-1000000000")
        }) {
      assertThat(KeyText.of(cell)).as("" + cell).isEmpty();
    }
  }
}
