package io.bucketspec.bench;

/**
 * Repeatable random numbers that are addressed, not drawn: the number of an index depends on the
 * seed, the stream and the index alone, so that any row can be made without the rows before it.
 */
final class Noise {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long seed;

  Noise(long seed) {
    this.seed = seed;
  }

  /** 64 random bits. */
  long bits(int stream, long index) {
    return mix(mix(seed + stream * GOLDEN) + index * GOLDEN);
  }

  /** A number from 0 up to, and without, the bound. */
  int below(int bound, int stream, long index) {
    return (int) Math.floorMod(bits(stream, index) >>> 1, (long) bound);
  }

  /** A number from 0 up to, and without, 1. */
  double fraction(int stream, long index) {
    return (bits(stream, index) >>> 11) * 0x1.0p-53;
  }

  /** The finalizer of SplitMix64: every input bit changes every output bit half of the time. */
  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
