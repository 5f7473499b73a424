package io.bucketspec.run;

import io.bucketspec.model.ByteHash;
import java.util.Arrays;

/** The keys of a group's members that were rejected, as hashes: there may be a million. */
final class KeyHashes {
  private static final int FIRST = 16;
  private static final int KEPT = 1 << 14;

  private long[] hashes = new long[FIRST];
  private int count;
  private boolean sorted;
  private byte[] first;

  void add(byte[] key, int length) {
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, count * 2);
    }
    if (count == 0) {
      first = Arrays.copyOf(key, length);
    }
    hashes[count++] = ByteHash.hash(key, 0, length, 0);
    sorted = false;
  }

  boolean has(byte[] key) {
    if (!sorted) {
      Arrays.sort(hashes, 0, count);
      sorted = true;
    }
    return Arrays.binarySearch(hashes, 0, count, ByteHash.hash(key, 0, key.length, 0)) >= 0;
  }

  /** One of them; null if there is none. */
  byte[] first() {
    return count == 0 ? null : first;
  }

  void clear() {
    count = 0;
    if (hashes.length > KEPT) {
      hashes = new long[FIRST];
    }
  }
}
