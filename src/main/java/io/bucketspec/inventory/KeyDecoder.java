package io.bucketspec.inventory;

import io.bucketspec.model.ByteBuilder;

/**
 * Decodes keys strictly, into a buffer of its own. {@code %XX} is a byte, and {@code +} a space as
 * {@code java.net.URLEncoder} writes it, or itself as in a URL's path; a {@code %} without two hex
 * digits, or bytes that are not UTF-8, leave the key as it stands.
 */
final class KeyDecoder {
  private static final int NO_STRAY = -1;

  private final boolean decodes;
  private final byte plus;
  private final ByteBuilder decoded = new ByteBuilder(1024);
  private String problem;
  private byte[] key = new byte[0];
  private int length;

  KeyDecoder(boolean decodes) {
    this(decodes, ' ');
  }

  private KeyDecoder(boolean decodes, char plus) {
    this.decodes = decodes;
    this.plus = (byte) plus;
  }

  /** Of the path of a URL, where a plus sign is a plus sign (RFC 3986, section 2.2). */
  static KeyDecoder ofPath() {
    return new KeyDecoder(true, '+');
  }

  /** Whether it decodes, or checks only. */
  boolean decodes() {
    return decodes;
  }

  /** The key, from the array's start; good until the next one is decoded. */
  byte[] key() {
    return key;
  }

  int length() {
    return length;
  }

  /** What is wrong with the last key, as a sentence's middle: "has a % …". */
  String problem() {
    return problem;
  }

  /** Takes a key; false if it is not encoded as it should be. */
  boolean decode(byte[] source, int from, int to) {
    problem = null;
    if (!decodes) {
      keep(source, from, to);
      return valid(" as they stand");
    }
    int stray = decodeInto(source, from, to);
    if (stray != NO_STRAY) {
      problem = "has a % at byte " + (stray - from + 1) + " that two hex digits don't follow";
    } else {
      key = decoded.array();
      length = decoded.length();
      if (valid(" once decoded")) {
        return true;
      }
    }
    keep(source, from, to);
    return false;
  }

  private boolean valid(String when) {
    if (Utf8.isValid(key, 0, length)) {
      return true;
    }
    problem = "holds bytes that are not UTF-8" + when;
    return false;
  }

  /** Decodes; the place of a stray percent sign if there is one. */
  private int decodeInto(byte[] source, int from, int to) {
    decoded.clear();
    decoded.reserve(to - from);
    byte[] target = decoded.array();
    int put = 0;
    for (int i = from; i < to; i++) {
      byte b = source[i];
      if (b == '+') {
        b = plus;
      } else if (b == '%') {
        int high = i + 2 < to ? Character.digit(source[i + 1], 16) : -1;
        int low = i + 2 < to ? Character.digit(source[i + 2], 16) : -1;
        if (high < 0 || low < 0) {
          return i;
        }
        b = (byte) ((high << 4) | low);
        i += 2;
      }
      target[put++] = b;
    }
    decoded.setLength(put);
    return NO_STRAY;
  }

  private void keep(byte[] source, int from, int to) {
    decoded.clear();
    decoded.append(source, from, to);
    key = decoded.array();
    length = decoded.length();
  }
}
