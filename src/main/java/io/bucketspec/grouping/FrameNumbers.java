package io.bucketspec.grouping;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The frame numbers of members that stand in their order. A number is the run of digits at the
 * beginning of the text that orders the member; behind it may stand a 0 byte and what tells the
 * views of a number apart.
 */
final class FrameNumbers {
  private static final int EASY_DIGITS = 18;

  private final Members members;

  FrameNumbers(Members members) {
    this.members = members;
  }

  /** Whether every member has a number, and nothing else but a view behind it. */
  boolean known() {
    byte[] bytes = members.orderBytes();
    for (int i = 0; i < members.count(); i++) {
      int end = end(i);
      if (end == start(i) || (end < members.orderEnd(i) && bytes[end] != 0)) {
        return false;
      }
    }
    return members.count() > 0;
  }

  /** Where the number begins in {@link Members#orderBytes}, leading zeros and all. */
  int start(int position) {
    return members.orderStart(position);
  }

  int end(int position) {
    byte[] bytes = members.orderBytes();
    int end = members.orderStart(position);
    int limit = members.orderEnd(position);
    while (end < limit && NaturalOrder.digit(bytes[end])) {
      end++;
    }
    return end;
  }

  /** How many digits it is written with. */
  int width(int position) {
    return end(position) - start(position);
  }

  /** How many digits it would need. */
  int digits(int position) {
    int end = end(position);
    return Math.max(1, end - firstDigit(position, end));
  }

  /** How the number is written. */
  String text(int position) {
    return new String(
        members.orderBytes(), start(position), width(position), StandardCharsets.US_ASCII);
  }

  BigInteger value(int position) {
    return new BigInteger(text(position));
  }

  /** What lies between the number at the position and the one before it, at most Long.MAX_VALUE. */
  long rise(int position) {
    if (digits(position) <= EASY_DIGITS) {
      return easyValue(position) - easyValue(position - 1);
    }
    BigInteger rise = value(position).subtract(value(position - 1));
    return rise.bitLength() < Long.SIZE ? rise.longValue() : Long.MAX_VALUE;
  }

  /** Whether the member at the position has the number, and the view, of the one before it. */
  boolean repeats(int position) {
    return rise(position) == 0 && compareViews(position - 1, position) == 0;
  }

  /** The first position behind the members that have the number of the one at a position. */
  int endOfNumber(int position, int to) {
    int end = position + 1;
    while (end < to && rise(end) == 0) {
      end++;
    }
    return end;
  }

  /** Compares what stands behind the numbers. */
  int compareViews(int a, int b) {
    byte[] bytes = members.orderBytes();
    return Arrays.compareUnsigned(
        bytes, end(a), members.orderEnd(a), bytes, end(b), members.orderEnd(b));
  }

  private long easyValue(int position) {
    byte[] bytes = members.orderBytes();
    int end = end(position);
    long value = 0;
    for (int i = start(position); i < end; i++) {
      value = value * 10 + (bytes[i] - '0');
    }
    return value;
  }

  private int firstDigit(int position, int end) {
    byte[] bytes = members.orderBytes();
    int i = start(position);
    while (i < end && bytes[i] == '0') {
      i++;
    }
    return i;
  }
}
