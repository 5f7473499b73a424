package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.model.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BucketsTest {
  private static final Buckets ONE = new Buckets(new int[] {Buckets.ROUTES - 1});

  /**
   * The same group and partition in every kind: the keys rise with the kind, and differ above it.
   */
  @Test
  void everyKindHasAPlaceOfItsOwnBelowThePartition() {
    List<Long> keys = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      keys.add(ONE.sortKey(1, kind, -1));
    }
    assertThat(keys).isSorted().doesNotHaveDuplicates().allMatch(key -> key > 0);
    assertThat(keys).extracting(Buckets::stretchOf).containsOnly(Buckets.stretchOf(keys.get(0)));
    long nextPartition = ONE.sortKey(2, Kind.VIDEO, 0);
    assertThat(nextPartition).isGreaterThan(keys.get(keys.size() - 1));
    assertThat(Buckets.stretchOf(nextPartition)).isEqualTo(Buckets.stretchOf(keys.get(0)) + 1);
  }

  /** What was counted, and what the ledger has, comes before all objects of a bucket. */
  @Test
  void nothingComesBeforeWhatBelongsToNoGroup() {
    long first = ONE.sortKey(0, Kind.VIDEO, 0);
    assertThat(ONE.keyOfTally(0)).isLessThan(first);
    assertThat(ONE.keyOfLedger(0, 0)).isLessThan(ONE.keyOfLedger(0, 1));
    assertThat(ONE.keyOfLedger(0, 10_000)).isLessThan(first);
  }

  @Test
  void thePartitionReachesUpToTheRoute() {
    Buckets two = new Buckets(new int[] {3, 4});
    // Of two buckets the lowest bit above the group's tells which.
    long first = two.sortKey(-1, Kind.NIFTI, 0);
    long second = two.sortKey(0, Kind.VIDEO, 1L << Buckets.GROUP_BITS);
    assertThat(first >>> Buckets.ROUTE_SHIFT).isEqualTo(3);
    assertThat(second >>> Buckets.ROUTE_SHIFT).isEqualTo(4);
    assertThat(two.bucketOf(first)).isZero();
    assertThat(two.bucketOf(second)).isEqualTo(1);
  }

  /** What spec files that are published already were ordered by: it must not change. */
  @Test
  void itemsOfAFolderStandInTheOrderOfTheLowest30BitsOfTheirHash() {
    assertThat(ONE.sortKey(5, Kind.IMAGE, 0x3FFF_FFFFL))
        .isEqualTo(ONE.sortKey(5, Kind.IMAGE, -1))
        .isGreaterThan(ONE.sortKey(5, Kind.IMAGE, 0x3FFF_FFFEL));
    assertThat(ONE.sortKey(5, Kind.IMAGE, 0x4000_0000L)).isEqualTo(ONE.sortKey(5, Kind.IMAGE, 0));
  }
}
