package io.bucketspec.spark;

import io.bucketspec.run.Buckets;
import org.apache.spark.unsafe.hash.Murmur3_x86_32;

/**
 * Routes that Spark's hash partitioning leads to one partition each, so that no partition has two
 * buckets and none is empty. The spec files don't depend on it: a partition with several buckets
 * writes the same files.
 */
final class Routes {
  /** The seed of Spark's HashPartitioning. */
  private static final int SEED = 42;

  private Routes() {}

  /** Buckets whose route's hash is their index, modulo their number. */
  static Buckets of(int count) {
    int[] routes = new int[count];
    boolean[] found = new boolean[count];
    int missing = count;
    for (int route = 0; missing > 0 && route < Buckets.ROUTES; route++) {
      int partition = Math.floorMod(Murmur3_x86_32.hashInt(route, SEED), count);
      if (!found[partition]) {
        found[partition] = true;
        routes[partition] = route;
        missing--;
      }
    }
    if (missing > 0) {
      throw new IllegalStateException("no routes for " + missing + " of " + count + " buckets");
    }
    return new Buckets(routes);
  }
}
