package io.bucketspec.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A 64-bit hash of bytes: brings a group's members together by a single number, and tells contents
 * apart by their ETags. Its values decide the order of groups in spec files, so they never change
 * between versions or machines. Not for keeping adversaries out.
 *
 * <p>Eight bytes at a time are multiplied into 128 bits, whose halves are put together; the
 * constants are the first digits of pi, e and the golden ratio.
 */
public final class ByteHash {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long PI = 0x243F6A8885A308D3L;
  private static final long E = 0xB7E151628AED2A6BL;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private ByteHash() {}

  /**
   * Hashes a span.
   *
   * @param seed different seeds give unrelated hashes; a former hash, to hash several spans in turn
   */
  public static long hash(byte[] bytes, int from, int to, long seed) {
    long hash = fold(seed ^ PI, E);
    int i = from;
    for (; to - i >= Long.BYTES; i += Long.BYTES) {
      hash = fold(hash ^ (long) WORDS.get(bytes, i), GOLDEN);
    }
    long rest = 0;
    for (int shift = 0; i < to; i++, shift += Byte.SIZE) {
      rest |= (bytes[i] & 0xFFL) << shift;
    }
    hash = fold(hash ^ rest, PI);
    return finish(hash ^ (to - from) * GOLDEN);
  }

  /** The two halves of the unsigned product, one over the other. */
  private static long fold(long a, long b) {
    long high = Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    return (a * b) ^ high;
  }

  private static long finish(long hash) {
    long mixed = (hash ^ (hash >>> 32)) * E;
    mixed = (mixed ^ (mixed >>> 29)) * GOLDEN;
    return mixed ^ (mixed >>> 32);
  }
}
