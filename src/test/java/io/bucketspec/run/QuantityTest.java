package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "0,0 B",
    "999,999 B",
    "1000,1.00 kB",
    "12345,12.3 kB",
    "123456,123 kB",
    "2000000000,2.00 GB",
    "9223372036854775807,9.22 EB"
  })
  void bytesHaveThreeDigitsOrSo(long bytes, String text) {
    assertThat(Quantity.bytes(bytes)).isEqualTo(text);
  }

  @Test
  void countsHaveTheirNoun() {
    assertThat(Quantity.count(1, "item")).isEqualTo("1 item");
    assertThat(Quantity.count(1234567, "item")).isEqualTo("1,234,567 items");
    assertThat(Quantity.seconds(Duration.ofMillis(61_250))).isEqualTo("61.3 s");
  }
}
