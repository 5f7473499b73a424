package io.bucketspec.model;

import java.util.Arrays;

/**
 * Unsigned numbers in as few bytes as they need, seven bits a byte, low bits first: a cursor over
 * an array of them and of other bytes.
 */
public final class Varint {
  private byte[] bytes;
  private int at;

  /** Appends a number. */
  public static void append(ByteBuilder out, long number) {
    long rest = number;
    while ((rest & ~0x7FL) != 0) {
      out.append((byte) (rest | 0x80));
      rest >>>= 7;
    }
    out.append((byte) rest);
  }

  /** Appends bytes with their length before them. */
  public static void append(ByteBuilder out, byte[] text, int from, int to) {
    append(out, to - from);
    out.append(text, from, to);
  }

  /** Begins to read at a place. */
  public Varint over(byte[] source, int from) {
    bytes = source;
    at = from;
    return this;
  }

  /** The place of what is read next. */
  public int position() {
    return at;
  }

  /** Passes over bytes. */
  public void skip(int count) {
    at += count;
  }

  /** One byte as it is. */
  public byte nextByte() {
    return bytes[at++];
  }

  /** A number that fits an int. */
  public int nextInt() {
    return (int) next();
  }

  /** A number. */
  public long next() {
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
  public long nextLong() {
    long number = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      number = number << Byte.SIZE | (bytes[at++] & 0xFF);
    }
    return number;
  }

  /** Bytes that have their length before them. */
  public byte[] nextBytes() {
    return nextBytes(nextInt());
  }

  /** Bytes of a known length. */
  public byte[] nextBytes(int length) {
    byte[] copy = Arrays.copyOfRange(bytes, at, at + length);
    at += length;
    return copy;
  }
}
