package io.bucketspec.run.ledger;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows that one run added to the ledger, or all that there were when it was written anew.
 *
 * @param version its folder
 * @param buckets how many buckets the run had, which is a power of two
 * @param parts the buckets of which there is a file, in rising order
 * @param rows how many rows all of them have
 */
public record LedgerSegment(String version, int buckets, List<Integer> parts, long rows)
    implements Serializable {
  public LedgerSegment {
    if (Integer.bitCount(buckets) != 1) {
      throw new IllegalArgumentException(buckets + " buckets are no power of two");
    }
    parts = List.copyOf(parts);
  }

  /** The path of a part in its folder. */
  public static String path(int part) {
    return String.format("bucket-%05d.parquet", part);
  }

  /**
   * The parts that may hold rows of a bucket of a run with so many: as their numbers are powers of
   * two, either one that holds more, or several that hold no others.
   */
  public List<Integer> partsOf(int bucket, int count) {
    IntStream ofBucket =
        count >= buckets
            ? IntStream.of(bucket % buckets)
            : IntStream.range(0, buckets / count).map(i -> bucket + i * count);
    return ofBucket.filter(parts::contains).boxed().toList();
  }
}
