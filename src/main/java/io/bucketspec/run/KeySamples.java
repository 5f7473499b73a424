package io.bucketspec.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * The few smallest of many texts in bytes, the same few in whatever order they come. Most are
 * looked at and passed over, since a table may have millions.
 */
final class KeySamples {
  /** Enough to see a pattern. */
  static final int MOST = 20;

  private final TreeSet<byte[]> keys = new TreeSet<>(Arrays::compareUnsigned);

  KeySamples() {}

  @JsonCreator
  KeySamples(List<byte[]> keys) {
    this.keys.addAll(keys);
  }

  /** Takes one, which is not copied. */
  void add(byte[] key) {
    if (keys.size() < MOST) {
      keys.add(key);
    } else if (Arrays.compareUnsigned(key, keys.last()) < 0 && keys.add(key)) {
      keys.pollLast();
    }
  }

  void addAll(KeySamples other) {
    other.keys.forEach(this::add);
  }

  /** In their order. */
  @JsonValue
  List<byte[]> keys() {
    return List.copyOf(keys);
  }
}
