package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;

/**
 * Unsigned numbers in as few bytes as they need, seven bits a byte, low bits first: a cursor over
 * an array of them and of other bytes.
 */
final class Varint {
  private byte[] bytes;
  private int at;

  static void append(ByteBuilder out, long number) {
    long rest = number;
    while ((rest & ~0x7FL) != 0) {
      out.append((byte) (rest | 0x80));
      rest >>>= 7;
    }
    out.append((byte) rest);
  }

  static void append(ByteBuilder out, byte[] text, int from, int to) {
    append(out, to - from);
    out.append(text, from, to);
  }

  Varint over(byte[] source, int from) {
    bytes = source;
    at = from;
    return this;
  }

  int position() {
    return at;
  }

  void skip(int count) {
    at += count;
  }

  byte nextByte() {
    return bytes[at++];
  }

  int nextInt() {
    return (int) next();
  }

  long next() {
    long number = 0;
    int shift = 0;
    while (true) {
      byte b = bytes[at++];
      number |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        return number;
      }
      shift += 7;
    }
  }

  /** Eight bytes, the highest first. */
  long nextLong() {
    long number = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      number = number << Byte.SIZE | (bytes[at++] & 0xFF);
    }
    return number;
  }

  byte[] nextBytes() {
    int length = nextInt();
    byte[] copy = java.util.Arrays.copyOfRange(bytes, at, at + length);
    at += length;
    return copy;
  }
}
