package io.bucketspec.model;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * Bytes that grow, to be filled and cleared again: the inner loop's {@code StringBuilder}. Not
 * thread safe.
 */
public final class ByteBuilder {
  private static final int LARGEST = Integer.MAX_VALUE - 16;
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes;
  private int length;

  public ByteBuilder() {
    this(256);
  }

  public ByteBuilder(int capacity) {
    bytes = new byte[Math.max(16, capacity)];
  }

  /** How many bytes stand in it. */
  public int length() {
    return length;
  }

  /** The array behind it, of which the first {@link #length()} bytes count. Not a copy. */
  public byte[] array() {
    return bytes;
  }

  public ByteBuilder append(byte b) {
    reserve(1);
    bytes[length++] = b;
    return this;
  }

  public ByteBuilder append(byte[] source) {
    return append(source, 0, source.length);
  }

  public ByteBuilder append(byte[] source, int from, int to) {
    int count = to - from;
    reserve(count);
    System.arraycopy(source, from, bytes, length, count);
    length += count;
    return this;
  }

  /** Appends a text as UTF-8. */
  public ByteBuilder append(String text) {
    return append(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Appends a number that is not negative, in decimal. */
  public ByteBuilder appendDecimal(long number) {
    int digits = 1;
    for (long rest = number; rest >= 10; rest /= 10) {
      digits++;
    }
    reserve(digits);
    long rest = number;
    for (int i = length + digits - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
    return this;
  }

  /** Appends four bytes, the highest first. */
  public ByteBuilder appendInt(int number) {
    reserve(Integer.BYTES);
    INTS.set(bytes, length, number);
    length += Integer.BYTES;
    return this;
  }

  /** The four bytes at a place, as {@link #appendInt} put them there. */
  public int intAt(int place) {
    return (int) INTS.get(bytes, Objects.checkFromIndexSize(place, Integer.BYTES, length));
  }

  /** Puts four bytes at a place where four stand already. */
  public void putInt(int place, int number) {
    INTS.set(bytes, Objects.checkFromIndexSize(place, Integer.BYTES, length), number);
  }

  /** Appends eight bytes, the highest first. */
  public ByteBuilder appendLong(long number) {
    reserve(Long.BYTES);
    LONGS.set(bytes, length, number);
    length += Long.BYTES;
    return this;
  }

  /** The eight bytes at a place, as {@link #appendLong} put them there. */
  public long longAt(int place) {
    return (long) LONGS.get(bytes, Objects.checkFromIndexSize(place, Long.BYTES, length));
  }

  /** Makes room for that many more bytes, which the caller then puts with {@link #array()}. */
  public void reserve(int more) {
    if (bytes.length - length >= more) {
      return;
    }
    long needed = (long) length + more;
    if (needed > LARGEST) {
      throw new IllegalStateException("more than 2 GB in one buffer");
    }
    bytes = Arrays.copyOf(bytes, (int) Math.min(LARGEST, Math.max(needed, bytes.length * 2L)));
  }

  /** Cuts it to a length, or claims bytes that the caller has put after {@link #reserve}. */
  public void setLength(int newLength) {
    if (newLength < 0 || newLength > bytes.length) {
      throw new IllegalArgumentException("length " + newLength + " of " + bytes.length);
    }
    length = newLength;
  }

  public void clear() {
    length = 0;
  }

  /** A copy of the bytes that count. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
  }

  /** The bytes read as UTF-8. */
  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
