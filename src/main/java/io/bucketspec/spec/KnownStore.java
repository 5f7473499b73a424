package io.bucketspec.spec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The store of a URL in which nothing was found wrong, and so nothing will be in further ones that
 * begin the same way, as long as their keys are plain.
 */
final class KnownStore {
  /** By character: what stands in a key for itself in every form of URL. */
  private static final boolean[] PLAIN = new boolean[128];

  static {
    Arrays.fill(PLAIN, '!', 0x7F, true);
    for (char c : "%#?+".toCharArray()) {
      PLAIN[c] = false;
    }
  }

  private final String begin;
  private final byte[] beginBytes;
  private final int keyStart;
  private final boolean encoded;
  private final TextHash store = new TextHash();
  private final TextHash beforeKey = new TextHash();
  private final TextSlice key = new TextSlice();

  /** The key without percent-encoding, in Latin-1, only to be hashed. */
  private final TextSlice plainKey = new TextSlice();

  private byte[] decoded = {};

  private KnownStore(String begin, ObjectAddress address) {
    this.begin = begin;
    beginBytes = begin.getBytes(StandardCharsets.US_ASCII);
    keyStart = address.keyStart();
    encoded = address.isEncoded();
    store.set(address.store());
    beforeKey.set(beginBytes, 0, keyStart);
  }

  /**
   * The store of a URL that was checked in full and in which no character is wrong anywhere; null
   * if further URLs of the store must be looked at one by one.
   */
  static KnownStore of(String url, ObjectAddress address) {
    String begin = url.substring(0, address.storeEnd());
    boolean plain = begin.chars().allMatch(c -> c < PLAIN.length && PLAIN[c]);
    return plain && !begin.isEmpty() && !address.scheme().equals("http")
        ? new KnownStore(begin, address)
        : null;
  }

  boolean isOf(String url) {
    return url.startsWith(begin);
  }

  /** Whether nothing can be wrong with a URL by itself; its hash is then set. */
  boolean takes(TextSlice url, UrlHash hash) {
    int length = url.to() - url.from();
    if (length <= beginBytes.length
        || length > Limits.MAX_URL_BYTES
        || !url.startsWith(beginBytes)) {
      return false;
    }
    byte[] bytes = url.bytes();
    int to = url.to();
    if (bytes[to - 1] == '/') {
      return false;
    }
    key.set(bytes, url.from() + keyStart, to);
    int i = key.from();
    while (i < to && PLAIN[bytes[i]]) {
      i++;
    }
    boolean plain = i == to || (encoded && decode());
    if (plain) {
      hash.set(store, beforeKey, key, i == to ? null : plainKey);
    }
    return plain;
  }

  /** Sets the plain key; false if its encoding might be wrong. */
  private boolean decode() {
    byte[] bytes = key.bytes();
    if (decoded.length < key.to() - key.from()) {
      decoded = new byte[2 * (key.to() - key.from())];
    }
    int length = 0;
    for (int i = key.from(); i < key.to(); i++) {
      int b = bytes[i];
      if (b == '%') {
        b = encodedByte(i);
        // What is encoded again may have been encoded twice.
        if (b < 0 || (b == '%' && encodedByte(i + 2) >= 0)) {
          return false;
        }
        i += 2;
      } else if (!PLAIN[b]) {
        return false;
      }
      decoded[length++] = (byte) b;
    }
    plainKey.set(decoded, 0, length);
    return true;
  }

  /** The byte whose two digits stand behind {@code i}, or -1. */
  private int encodedByte(int i) {
    if (i + 2 >= key.to()) {
      return -1;
    }
    int high = Character.digit(key.bytes()[i + 1], 16);
    int low = Character.digit(key.bytes()[i + 2], 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
