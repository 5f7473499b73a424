package io.bucketspec.inventory;

import io.bucketspec.model.ByteHash;
import java.nio.charset.StandardCharsets;

/** ETags as numbers: what is alike has the same, whichever format it came in. */
final class ETag {
  private static final long SEED = 0;

  private ETag() {}

  /** The hash of an ETag without the quotes around it; not stated if nothing is left. */
  static long hash(byte[] text, int from, int to) {
    int quote = quote(text, from, to);
    int start = from + quote;
    int end = to - quote;
    return start == end
        ? InventoryRow.CONTENT_NOT_STATED
        : stated(ByteHash.hash(text, start, end, SEED));
  }

  /** The ETag without the quotes around it. */
  static String text(byte[] text, int from, int to) {
    int quote = quote(text, from, to);
    return new String(text, from + quote, to - from - 2 * quote, StandardCharsets.UTF_8);
  }

  /** How many bytes of it at each end are a quote. */
  private static int quote(byte[] text, int from, int to) {
    return to - from >= 2 && text[from] == '"' && text[to - 1] == '"' ? 1 : 0;
  }

  /** A hash that isn't the one that says that there is none. */
  static long stated(long hash) {
    return hash == InventoryRow.CONTENT_NOT_STATED ? 1 : hash;
  }
}
