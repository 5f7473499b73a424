package io.bucketspec.bench;

/**
 * A shuffle of 0 … size-1 that needs no memory: row {@code i} of the inventory shows object {@code
 * at(i)}, and every object once.
 *
 * <p>A balanced Feistel network is a bijection over an even number of bits whatever its round
 * function is; results beyond the size are sent through it again until one falls inside.
 */
final class Permutation {
  private static final int ROUNDS = 4;
  private static final int STREAM = 900;

  private final long size;
  private final int halfBits;
  private final long halfMask;
  private final Noise noise;

  Permutation(long size, Noise noise) {
    if (size < 1) {
      throw new IllegalArgumentException("Nothing to shuffle: the size is " + size + ".");
    }
    this.size = size;
    this.halfBits = Math.max(1, (64 - Long.numberOfLeadingZeros(size - 1) + 1) / 2);
    this.halfMask = (1L << halfBits) - 1;
    this.noise = noise;
  }

  /** What stands at this place, from 0 to size-1. */
  long at(long place) {
    long image = encrypt(place);
    while (image >= size) {
      image = encrypt(image);
    }
    return image;
  }

  private long encrypt(long value) {
    long left = value >>> halfBits;
    long right = value & halfMask;
    for (int round = 0; round < ROUNDS; round++) {
      long next = left ^ (noise.bits(STREAM + round, right) & halfMask);
      left = right;
      right = next;
    }
    return left << halfBits | right;
  }
}
