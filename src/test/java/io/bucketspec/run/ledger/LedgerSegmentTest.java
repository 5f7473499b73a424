package io.bucketspec.run.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.run.Buckets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LedgerSegmentTest {
  private static final int[] COUNTS = {1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 31, 64, 4096};

  @Test
  void everyRowIsReadByItsBucketAndByNoOtherTwice() {
    Random random = new Random(8);
    for (int then : COUNTS) {
      for (int now : COUNTS) {
        long[] places = random.longs(200).toArray();
        List<Integer> parts =
            List.copyOf(
                new TreeSet<>(
                    IntStream.range(0, places.length)
                        .mapToObj(i -> Buckets.bucketOf(places[i], then))
                        .toList()));
        LedgerSegment segment = new LedgerSegment("v", then, parts, places.length);
        for (long place : places) {
          int bucket = Buckets.bucketOf(place, now);
          assertThat(segment.partsOf(bucket, now))
              .as("%d of %d buckets, once %d", bucket, now, then)
              .contains(Buckets.bucketOf(place, then))
              .doesNotHaveDuplicates()
              .isSubsetOf(parts);
        }
      }
    }
  }

  @Test
  void readsNoMoreThanItMustWhereOneNumberDividesTheOther() {
    LedgerSegment segment = new LedgerSegment("v", 4, List.of(0, 1, 3), 9);
    assertThat(segment.partsOf(1, 4)).containsExactly(1);
    assertThat(segment.partsOf(2, 4)).isEmpty();
    assertThat(segment.partsOf(5, 8)).containsExactly(1);
    assertThat(segment.partsOf(6, 8)).isEmpty();
    assertThat(segment.partsOf(1, 2)).containsExactly(1, 3);
    assertThat(segment.partsOf(0, 1)).containsExactly(0, 1, 3);
  }

  @Test
  void everyPartIsReadBySomeBucket() {
    for (int then : COUNTS) {
      for (int now : COUNTS) {
        List<Integer> parts = IntStream.range(0, then).boxed().toList();
        LedgerSegment segment = new LedgerSegment("v", then, parts, then);
        TreeSet<Integer> read = new TreeSet<>();
        for (int bucket = 0; bucket < now; bucket++) {
          read.addAll(new ArrayList<>(segment.partsOf(bucket, now)));
        }
        assertThat(List.copyOf(read)).isEqualTo(parts);
      }
    }
  }

  @Test
  void partsAreCalledByTheirBuckets() {
    assertThat(LedgerSegment.path(0)).isEqualTo("bucket-00000.parquet");
    assertThat(LedgerSegment.path(4095)).isEqualTo("bucket-04095.parquet");
  }
}
