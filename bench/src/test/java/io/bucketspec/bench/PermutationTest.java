package io.bucketspec.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermutationTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 100, 1_023, 1_024, 1_025, 65_537})
  void showsEveryObjectOnce(long size) {
    Permutation shuffle = new Permutation(size, new Noise(7));
    long[] images = LongStream.range(0, size).map(shuffle::at).sorted().toArray();
    assertThat(images).isEqualTo(LongStream.range(0, size).toArray());
  }

  @Test
  void spreadsNeighboursOverTheWholeInventory() {
    Permutation shuffle = new Permutation(1_000_000, new Noise(7));
    long far =
        LongStream.range(0, 10_000)
            .filter(place -> Math.abs(shuffle.at(place) - shuffle.at(place + 1)) > 10_000)
            .count();
    assertThat(far).isGreaterThan(9_500);
  }

  @Test
  void refusesAnEmptyInventory() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Permutation(0, new Noise(7)))
        .withMessage("Nothing to shuffle: the size is 0.");
  }
}
