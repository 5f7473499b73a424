package io.bucketspec.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexSortTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 15, 16, 17, 31, 32, 33, 48, 49, 100, 1_000, 4_097})
  void sortsAndLeavesEqualElementsInTheirOrder(int count) {
    Random random = new Random(count);
    for (int spread : new int[] {1, 3, 50, 1_000_000}) {
      for (int shape = 0; shape < 4; shape++) {
        int[] values = values(random, count, spread, shape);
        int[] index = IntStream.range(0, count + 5).toArray();
        IndexSort.sort(index, count, (a, b) -> Integer.compare(values[a], values[b]));
        int[] expected =
            IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingInt(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        assertThat(Arrays.copyOf(index, count))
            .as("count %s, spread %s, shape %s", count, spread, shape)
            .isEqualTo(expected);
        assertThat(Arrays.copyOfRange(index, count, count + 5))
            .isEqualTo(IntStream.range(count, count + 5).toArray());
      }
    }
  }

  /** Random, ascending, descending, and ascending stretches one after the other. */
  private static int[] values(Random random, int count, int spread, int shape) {
    int[] values = random.ints(count, 0, spread).toArray();
    if (shape == 1) {
      Arrays.sort(values);
    } else if (shape == 2) {
      Arrays.sort(values);
      for (int i = 0; i < count; i++) {
        values[i] = -values[i];
      }
    } else if (shape == 3) {
      for (int from = 0; from < count; from += 37) {
        Arrays.sort(values, from, Math.min(count, from + 37));
      }
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 100_000})
  void comparesSortedInputOncePerNeighbours(int count) {
    int[] compared = new int[1];
    int[] index = IntStream.range(0, count).toArray();
    IndexSort.sort(
        index,
        count,
        (a, b) -> {
          compared[0]++;
          return Integer.compare(a, b);
        });
    assertThat(compared[0]).isLessThanOrEqualTo(count);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 100_000})
  void comparesRandomInputNoMoreThanAMergeSortDoes(int count) {
    int[] values = new Random(count).ints(count).toArray();
    long[] compared = new long[1];
    IndexSort.sort(
        IntStream.range(0, count).toArray(),
        count,
        (a, b) -> {
          compared[0]++;
          return Integer.compare(values[a], values[b]);
        });
    double log = Math.log(count) / Math.log(2);
    assertThat((double) compared[0]).isLessThan(1.3 * count * log);
  }
}
