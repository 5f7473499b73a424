package io.bucketspec.run;

import io.bucketspec.model.Kind;
import java.io.Serializable;

/**
 * The buckets of the one exchange, and the LONG that brings an object to its place.
 *
 * <p>From the top, the sort key holds 17 bits of the bucket's route, 12 bits of the partition's
 * hash, 4 bits of the kind and 30 bits of the group's hash. Sorted by it, the items of one spec
 * folder stand together, their kinds in order, and the members of a group stand together, up to
 * equal hashes, which {@link GroupWalk} tells apart. It is one LONG because that is what Spark
 * radix-sorts without fetching a record to compare.
 *
 * <p>The number of buckets comes from the snapshot and never from the cluster: the spec files
 * depend on it.
 *
 * @param routes for each bucket the number that stands in its sort keys, under 2^17 and distinct
 */
public record Buckets(int[] routes) implements Serializable {
  static final int GROUP_BITS = 30;
  private static final int KIND_BITS = 4;
  private static final int PARTITION_BITS = 12;

  /** How far the route stands from the right. */
  public static final int ROUTE_SHIFT = GROUP_BITS + KIND_BITS + PARTITION_BITS;

  /** Routes are under this. */
  public static final int ROUTES = 1 << (63 - ROUTE_SHIFT);

  /** The most buckets that leave each enough routes to choose from. */
  public static final int MOST = 4096;

  /** Bits of a join key that a folder's hash has, and as many that a key's has. */
  private static final int JOIN_BITS = ROUTE_SHIFT / 2;

  private static final long JOIN_MASK = (1L << JOIN_BITS) - 1;
  private static final long GROUP_MASK = (1L << GROUP_BITS) - 1;
  private static final int PARTITION_MASK = (1 << PARTITION_BITS) - 1;

  public Buckets {
    routes = routes.clone();
  }

  @Override
  public int[] routes() {
    return routes.clone();
  }

  public int count() {
    return routes.length;
  }

  long sortKey(int partitionHash, Kind kind, long groupHash) {
    int bucket = bucketOf(groupHash, routes.length);
    return ((long) routes[bucket] << ROUTE_SHIFT)
        | ((long) (partitionHash & PARTITION_MASK) << (GROUP_BITS + KIND_BITS))
        | orderOf(kind, groupHash);
  }

  /**
   * The sort key that brings the objects of a folder and their header tags together, those of one
   * key side by side.
   */
  long joinKey(long folderHash, long keyHash) {
    int bucket = (int) Long.remainderUnsigned(folderHash >>> JOIN_BITS, routes.length);
    return ((long) routes[bucket] << ROUTE_SHIFT)
        | ((folderHash & JOIN_MASK) << JOIN_BITS)
        | (keyHash & JOIN_MASK);
  }

  /** What join keys of one folder share. */
  static long folderOf(long joinKey) {
    return joinKey >>> JOIN_BITS;
  }

  /** The sort key of what belongs to no group: it comes first in its bucket. */
  long keyOfTally(int task) {
    return (long) routes[task % routes.length] << ROUTE_SHIFT;
  }

  /** Which of so many buckets a group of that hash comes to. */
  public static int bucketOf(long groupHash, int count) {
    return (int) Long.remainderUnsigned(groupHash >>> GROUP_BITS, count);
  }

  /** The index of the bucket that a sort key leads to. */
  int bucketOf(long sortKey) {
    int route = (int) (sortKey >>> ROUTE_SHIFT);
    for (int i = 0; i < routes.length; i++) {
      if (routes[i] == route) {
        return i;
      }
    }
    throw new IllegalStateException("no bucket has route " + route);
  }

  /** What orders items of one bucket and partition: the part of a sort key behind the partition. */
  static long orderOf(long sortKey) {
    return sortKey & ((1L << (GROUP_BITS + KIND_BITS)) - 1);
  }

  /** The same of an item of that hash. */
  static long orderOf(Kind kind, long groupHash) {
    return ((long) kind.ordinal() << GROUP_BITS) | (groupHash & GROUP_MASK);
  }

  /** What sort keys of one spec folder share: everything down to the partition. */
  static long stretchOf(long sortKey) {
    return sortKey >>> (GROUP_BITS + KIND_BITS);
  }
}
