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
            new Score("match keys", "regex", 150, 140, 190, 24),
            new Score("match keys", "regex and decoding", 200, 199, 200, 120),
            new Score("match keys", "ours", 50, 45, 60, 0.0001),
            new Score("write csv", "ours", 1, 1, 1, 1));
    assertThat(MicroTable.markdown(scores).lines().skip(2))
        .containsExactly(
            "| match keys | regex | 50.0 (45.0 to 60.0) | 150.0 (140.0 to 190.0) | 3.00 | 0 | 24 |",
            "| match keys | regex and decoding | 50.0 (45.0 to 60.0) | 200.0 (199.0 to 200.0) | 4.00 | 0 | 120 |");
  }

  @ParameterizedTest
  @CsvSource({"MatchKeys, match keys", "ours, ours", "regexAndDecoding, regex and decoding"})
  void namesOfJavaAreWords(String name, String words) {
    assertThat(Score.words(name)).isEqualTo(words);
  }
}
