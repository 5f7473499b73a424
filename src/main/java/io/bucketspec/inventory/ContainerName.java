package io.bucketspec.inventory;

import java.nio.charset.StandardCharsets;

/**
 * Azure's inventories name blobs with their containers, {@code container/path}, literally: the
 * first slash divides them. What has no slash is a blob of the container {@code $root}, which isn't
 * named.
 */
final class ContainerName {
  private static final byte[] ROOT = "$root".getBytes(StandardCharsets.US_ASCII);
  private static final int NO_SLASH = -1;

  private ContainerName() {}

  /** States a row's bucket; where its key begins in the name. */
  static int take(byte[] name, int from, int to, InventoryRow row) {
    int slash = slash(name, from, to);
    if (slash == NO_SLASH) {
      row.bucket(ROOT, 0, ROOT.length);
      return from;
    }
    row.bucket(name, from, slash);
    return slash + 1;
  }

  private static int slash(byte[] name, int from, int to) {
    for (int i = from; i < to; i++) {
      if (name[i] == '/') {
        return i;
      }
    }
    return NO_SLASH;
  }
}
