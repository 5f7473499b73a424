package io.bucketspec.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.model.InvalidOption;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which formats of timestamps can be used. */
class TimestampPatternTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "epochSeconds",
        "epochMillis",
        "yyyyMMdd_HHmmss",
        "yyyyMMddHHmmssSSS",
        "uuuu-MM-dd'T'HH-mm-ssX",
        "yyyy-MM-dd'T'HH.mm.ss.SSSSSSXXX",
        "dMMMyyyy",
        "yyyy-DDD",
        "YYYY-'W'ww-e",
        "HH",
        "Hmmss",
        "hh-mma",
        "A",
        "yyyy-MM-dd VV"
      })
  void takesWhatYieldsADateOrATimeOfDay(String format) {
    assertThat(TimestampPattern.fault(format)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"MMdd", "yyyy", "yyyyMM", "mmss", "hhmm", "'x'", "", " ", "EEE", "VV"})
  void refusesWhatYieldsNeither(String format) {
    assertThat(TimestampPattern.fault(format))
        .contains(
            "'"
                + format
                + "' gives neither a date (year, month and day) nor a time of day; write a pattern"
                + " such as yyyyMMdd_HHmmss, or epochSeconds or epochMillis.");
  }

  @ParameterizedTest
  @CsvSource({
    "yyyyb, Unknown pattern letter: b",
    "yyyy'x, Pattern ends with an incomplete string literal: yyyy'x",
    "[yyyy, neither",
    "epochsecond, Unknown pattern letter: o",
    "yyyy{, Pattern includes reserved character: '{'"
  })
  void quotesJavaOnAPatternThatIsNone(String format, String reason) {
    assertThat(TimestampPattern.fault(format).orElseThrow()).contains(reason);
  }

  @Test
  void anOrderCanNotBeMadeWithAFormatThatCanNotBeUsed() {
    assertThatThrownBy(() -> new OrderBy.Timestamp("t", "MMdd"))
        .isInstanceOf(InvalidOption.class)
        .hasMessageStartingWith("'MMdd' gives neither");
  }

  @Test
  void anOrderHasTheFormatterThatWasChecked() {
    assertThat(new OrderBy.Timestamp("t", "epochMillis").formatter()).isEmpty();
    assertThat(
            LocalDateTime.parse(
                "24Nov2026_0102",
                new OrderBy.Timestamp("t", "dMMMyyyy_HHmm").formatter().orElseThrow()))
        .isEqualTo(LocalDateTime.of(2026, 11, 24, 1, 2));
  }
}
