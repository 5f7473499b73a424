package io.bucketspec.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogScaleTest {
  @Test
  void leadsFromARoundNumberToARoundNumber() {
    LogScale scale = LogScale.around(List.of(43.2, 2.31, 69.5), 100, 0);
    assertThat(scale).isEqualTo(new LogScale(2, 100, 100, 0));
    assertThat(scale.ticks()).containsExactly(2.0, 5.0, 10.0, 20.0, 50.0, 100.0);
  }

  @Test
  void roundNumbersAreItsEnds() {
    LogScale scale = LogScale.around(List.of(1e6, 5e7), 0, 300);
    assertThat(scale).isEqualTo(new LogScale(1e6, 5e7, 0, 300));
    assertThat(scale.ticks()).startsWith(1e6).endsWith(5e7);
  }

  @Test
  void aSingleValueHasAScaleToo() {
    assertThat(LogScale.around(List.of(1e6), 0, 1)).isEqualTo(new LogScale(1e6, 2e6, 0, 1));
    assertThat(LogScale.around(List.of(3.0), 0, 1)).isEqualTo(new LogScale(2, 5, 0, 1));
  }

  @Test
  void equalRatiosAreEqualDistances() {
    LogScale scale = new LogScale(1, 100, 10, 30);
    assertThat(scale.at(1)).isEqualTo(10, within(1e-9));
    assertThat(scale.at(10)).isEqualTo(20, within(1e-9));
    assertThat(scale.at(100)).isEqualTo(30, within(1e-9));
  }

  @Test
  void refusesZero() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LogScale(0, 1, 0, 1))
        .withMessage("No axis leads from 0.0 to 1.0.");
  }
}
