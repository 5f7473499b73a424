package io.bucketspec.run;

import java.io.Serializable;
import java.util.Arrays;

/** Bytes that are equal if they are the same. */
record Bytes(byte[] bytes) implements Serializable {

  static Bytes of(byte[] bytes, int length) {
    return new Bytes(Arrays.copyOf(bytes, length));
  }

  /** Two texts as one, which no two others make. */
  static Bytes of(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + 1 + second.length);
    System.arraycopy(second, 0, joined, first.length + 1, second.length);
    return new Bytes(joined);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes same && Arrays.equals(bytes, same.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
