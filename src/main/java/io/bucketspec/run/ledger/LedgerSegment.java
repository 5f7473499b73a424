package io.bucketspec.run.ledger;

import java.io.Serializable;
import java.util.List;

/**
 * The rows that one run added to the ledger, or all that there were when it was written anew.
 *
 * @param version its folder
 * @param buckets how many buckets the run had
 * @param parts the buckets of which there is a file, in rising order
 * @param rows how many rows all of them have
 */
public record LedgerSegment(String version, int buckets, List<Integer> parts, long rows)
    implements Serializable {
  public LedgerSegment {
    parts = List.copyOf(parts);
  }

  /** The path of a part in its folder. */
  public static String path(int part) {
    return String.format("bucket-%05d.parquet", part);
  }

  static boolean isPart(String path) {
    return path.startsWith("bucket-") && path.endsWith(".parquet");
  }

  /**
   * The parts that may hold rows of a bucket of a run with so many. Of powers of two that is either
   * one that holds more, or several that hold no others.
   */
  public List<Integer> partsOf(int bucket, int count) {
    if (count % buckets == 0) {
      return parts.contains(bucket % buckets) ? List.of(bucket % buckets) : List.of();
    }
    return parts.stream().filter(part -> buckets % count != 0 || part % count == bucket).toList();
  }
}
