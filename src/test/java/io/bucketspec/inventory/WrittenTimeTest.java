package io.bucketspec.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenTimeTest {
  private final WrittenTime time = new WrittenTime();

  private long millis(String text) {
    byte[] around = ("9" + text + "9").getBytes(StandardCharsets.UTF_8);
    return time.millis(around, 1, around.length - 1);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "2024-01-31T12:34:56.000Z, 2024-01-31T12:34:56Z",
        "2024-01-31T12:34:56.789Z, 2024-01-31T12:34:56.789Z",
        "2024-01-31T12:34:56Z, 2024-01-31T12:34:56Z",
        "2024-01-31T12:34:56, 2024-01-31T12:34:56Z",
        "2024-01-31 12:34:56.5, 2024-01-31T12:34:56.500Z",
        "2024-01-31t12:34:56z, 2024-01-31T12:34:56Z",
        "`2024-01-31T12:34:56,25Z`, 2024-01-31T12:34:56.250Z",
        "2024-01-31T12:34:56.123999999Z, 2024-01-31T12:34:56.123Z",
        "2024-01-31T12:34Z, 2024-01-31T12:34:00Z",
        "2024-01-31T12:34+01:00, 2024-01-31T11:34:00Z",
        "2024-01-31T12:34-01:00, 2024-01-31T13:34:00Z",
        "2024-01-31, 2024-01-31T00:00:00Z",
        "2024-01-31T12:34:56+05:30, 2024-01-31T07:04:56Z",
        "2024-01-31T22:34:56-0330, 2024-02-01T02:04:56Z",
        "2024-01-31T12:34:56.000+00, 2024-01-31T12:34:56Z",
        "2025-04-14T07-06-05Z, 2025-04-14T07:06:05Z",
        "2024-02-29T23:59:59Z, 2024-02-29T23:59:59Z",
        "1969-12-31T23:59:59.999Z, 1969-12-31T23:59:59.999Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z",
        "1706704496, 2024-01-31T12:34:56Z",
        "1706704496789, 2024-01-31T12:34:56.789Z",
        "0, 1970-01-01T00:00:00Z"
      })
  void readsMoments(String text, String moment) {
    assertThat(millis(text)).isEqualTo(Instant.parse(moment).toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Z",
        "yesterday",
        "2024-01-31T",
        "2024-01-31Z",
        "2024-01-31T12Z",
        "2024-01-31T12:3",
        "2024-01-31T12:34:5Z",
        "2024-01-31T12:34:56.Z",
        "2024-01-31T12:34:56ZZ",
        "2024-01-31T12:34:56+",
        "2024-01-31T12:34:56+1",
        "2024-01-31T12:34:56+01:",
        "2024-01-31T12:34:56+19:00",
        "2024-01-31T12:34:56 GMT",
        "2024-01-31T12:34-56Z",
        "2024-01-31T24:00:00Z",
        "2024-01-31T12:60:00Z",
        "2024-01-31T12:34:60Z",
        "2024-00-31T12:34:56Z",
        "2024-13-31T12:34:56Z",
        "2024-01-00T12:34:56Z",
        "2024-01-32T12:34:56Z",
        "2024-04-31T12:34:56Z",
        "2023-02-29T12:34:56Z",
        "1900-02-29T12:34:56Z",
        "2024/01/31T12:34:56Z",
        "24-01-31T12:34:56Z",
        "+2024-01-31T12:34:56Z",
        "-1",
        "1e9",
        "1234567890123456789",
        "２０２４-01-31"
      })
  void takesOtherTextsForNotStated(String text) {
    assertThat(millis(text)).isEqualTo(InventoryRow.TIME_NOT_STATED);
  }

  @Test
  void forgetsAWrongOne() {
    assertThat(millis("x")).isEqualTo(InventoryRow.TIME_NOT_STATED);
    assertThat(millis("1970-01-01T00:00:00.001Z")).isEqualTo(1);
  }

  @Test
  void knowsEveryDayOfFourHundredYearsAndItsNeighbours() {
    LocalDate last = LocalDate.of(2301, 1, 1);
    for (LocalDate day = LocalDate.of(1899, 12, 31); day.isBefore(last); day = day.plusDays(1)) {
      assertThat(millis(day.toString()))
          .isEqualTo(day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli());
    }
  }
}
