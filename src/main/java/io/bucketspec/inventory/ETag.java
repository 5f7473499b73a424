package io.bucketspec.inventory;

import io.bucketspec.model.ByteHash;

/** ETags as numbers: what is alike has the same, whichever format it came in. */
final class ETag {
  private static final long SEED = 0;

  private ETag() {}

  /** The hash of an ETag without the quotes around it; not stated if nothing is left. */
  static long hash(byte[] text, int from, int to) {
    boolean quoted = to - from >= 2 && text[from] == '"' && text[to - 1] == '"';
    int start = quoted ? from + 1 : from;
    int end = quoted ? to - 1 : to;
    return start == end
        ? InventoryRow.CONTENT_NOT_STATED
        : stated(ByteHash.hash(text, start, end, SEED));
  }

  /** A hash that isn't the one that says that there is none. */
  static long stated(long hash) {
    return hash == InventoryRow.CONTENT_NOT_STATED ? 1 : hash;
  }
}
