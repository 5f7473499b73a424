package io.bucketspec.spec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A hash of 128 bits of a text, so that two texts are taken for one about as often as the machine
 * itself errs. Texts are hashed eight bytes at a time: one byte for a character where all of them
 * have room in one, else two.
 */
final class TextHash {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long SEED = 0x9E3779B97F4A7C15L;

  private long one;
  private long two;

  long one() {
    return one;
  }

  long two() {
    return two;
  }

  void set(String text) {
    byte[] latin = new byte[text.length()];
    for (int i = 0; i < latin.length; i++) {
      if (text.charAt(i) > 0xFF) {
        setWide(text);
        return;
      }
      latin[i] = (byte) text.charAt(i);
    }
    set(latin, 0, latin.length);
  }

  private void setWide(String text) {
    byte[] wide = new byte[2 * text.length()];
    for (int i = 0; i < text.length(); i++) {
      wide[2 * i] = (byte) text.charAt(i);
      wide[2 * i + 1] = (byte) (text.charAt(i) >>> 8);
    }
    set(wide, 0, wide.length);
    // Else the text of the same bytes, one for a character, would be taken for this one.
    add(SEED);
  }

  /** The hash of Latin-1. */
  void set(byte[] bytes, int from, int to) {
    one = SEED ^ (to - from);
    two = ~SEED;
    int i = from;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      add((long) WORD.get(bytes, i));
    }
    long tail = 0;
    for (int shift = 0; i < to; i++, shift += Byte.SIZE) {
      tail |= (bytes[i] & 0xFFL) << shift;
    }
    add(tail);
  }

  void set(TextSlice text) {
    if (text.isAscii()) {
      set(text.bytes(), text.from(), text.to());
    } else {
      set(text.toString());
    }
  }

  void set(TextHash other) {
    one = other.one;
    two = other.two;
  }

  /** Becomes the hash of a pair, of this text and another. */
  void join(TextHash other) {
    add(other.one);
    add(other.two);
  }

  private void add(long word) {
    one = (one ^ word) * 0xFF51AFD7ED558CCDL;
    one ^= one >>> 32;
    two = (two ^ word) * 0xC4CEB9FE1A85EC53L;
    two ^= two >>> 29;
  }
}
