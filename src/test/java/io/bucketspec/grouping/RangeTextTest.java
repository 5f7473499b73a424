package io.bucketspec.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTextTest {
  @Test
  void showsARangeOfOneAsItsNumber() {
    RangeText text = new RangeText();
    assertThat(text).hasToString("");
    text.add("3", "3");
    text.add("7", "9");
    assertThat(text).hasToString("3, 7-9");
  }

  @Test
  void showsFortyAndCountsTheOthers() {
    RangeText text = new RangeText();
    StringBuilder expected = new StringBuilder("0");
    text.add("0", "0");
    for (int i = 1; i < 40; i++) {
      assertThat(text.shows()).isTrue();
      text.add("" + 2 * i, "" + 2 * i);
      expected.append(", ").append(2 * i);
    }
    assertThat(text).hasToString(expected.toString());
    assertThat(text.shows()).isFalse();
    text.add("100", "100");
    assertThat(text).hasToString(expected + " and 1 more ranges");
    text.skip();
    assertThat(text).hasToString(expected + " and 2 more ranges");
  }

  @Test
  void staysShortHoweverManyThereAre() {
    RangeText text = new RangeText();
    for (int i = 0; i < 1_000_000; i++) {
      text.add("" + 3L * i, "" + (3L * i + 1));
    }
    assertThat(text.toString()).hasSizeLessThan(1_000).endsWith(" and 999960 more ranges");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "4=position 4",
        "0 1 2=positions 0-2",
        "0 2=positions 0, 2",
        "0 1 5 7 8=positions 0-1, 5, 7-8"
      })
  void positionsAreToldAsRanges(String rising, String told) {
    Positions positions = new Positions();
    for (String position : rising.split(" ")) {
      positions.add(Integer.parseInt(position));
    }
    assertThat(positions.count()).isEqualTo(rising.split(" ").length);
    assertThat(positions).hasToString(told);
    assertThat(positions).as("asked again").hasToString(told);
  }
}
