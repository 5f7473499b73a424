package io.bucketspec.bench.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MicroTableTest {
  @Test
  void everyPeerHasALineWithOursBesideIt() {
    List<Score> scores =
        List.of(
            new Score("match keys", "regex", List.of(190.0, 150.0, 160.0), 24),
            new Score("match keys", "regex and decoding", List.of(200.0), 120),
            new Score("match keys", "ours", List.of(60.0, 50.0), 0.0001),
            new Score("write csv", "ours", List.of(1.0), 1));
    assertThat(MicroTable.markdown(scores).lines().skip(2))
        .containsExactly(
            "| match keys | regex | 50.0 (60.0) | 150.0 (160.0) | 3.00 | 0 | 24 |",
            "| match keys | regex and decoding | 50.0 (60.0) | 200.0 (200.0) | 4.00 | 0 | 120 |");
  }

  @Test
  void roundsOfOneSideAreOneScore() {
    Score first = new Score("match keys", "ours", List.of(3.0, 2.0), 1);
    Score second = new Score("match keys", "ours", List.of(9.0, 1.0, 4.0), 2);
    assertThat(first.with(second))
        .isEqualTo(new Score("match keys", "ours", List.of(1.0, 2.0, 3.0, 4.0, 9.0), 2));
  }

  @ParameterizedTest
  @CsvSource({"MatchKeys, match keys", "ours, ours", "regexAndDecoding, regex and decoding"})
  void namesOfJavaAreWords(String name, String words) {
    assertThat(Score.words(name)).isEqualTo(words);
  }
}
