package io.bucketspec.run;

import io.bucketspec.grouping.NaturalOrder;
import java.util.Arrays;

/** The first of some keys in natural order. */
final class FirstKey {
  private byte[] key;

  /** Takes a key that stands amid other bytes. */
  void take(byte[] bytes, int from, int to) {
    if (key == null || comesFirst(bytes, from, to)) {
      key = Arrays.copyOfRange(bytes, from, to);
    }
  }

  private boolean comesFirst(byte[] bytes, int from, int to) {
    int order = NaturalOrder.compare(bytes, from, to, key, 0, key.length);
    return order == 0 ? Arrays.compareUnsigned(bytes, from, to, key, 0, key.length) < 0 : order < 0;
  }

  byte[] key() {
    return key;
  }

  void clear() {
    key = null;
  }
}
