package io.bucketspec.spec;

import java.util.Arrays;

/**
 * Notices members of a group that were sorted as texts, {@code img10} before {@code img2}, as no
 * one means frames to stand. Looks at neighbours that differ in one number only; told once a group.
 */
final class MemberOrder {
  private static final int LONGEST = 4_096;

  private final Faults faults;
  private final byte[] last = new byte[LONGEST];
  private int length;
  private boolean told;

  MemberOrder(Faults faults) {
    this.faults = faults;
  }

  /** Another group begins. */
  void clear() {
    length = 0;
    told = false;
  }

  /**
   * Takes the next member.
   *
   * @param follows whether its place is behind that of the member before
   */
  void member(TextSlice url, boolean follows, Cursor at) {
    int urlLength = url.to() - url.from();
    if (told) {
      return;
    }
    if (!url.isAscii() || urlLength > LONGEST) {
      length = 0;
      return;
    }
    if (follows && fallsAsNumber(url)) {
      told = true;
      faults.report(
          FaultCode.TEXT_ORDER,
          at,
          "The number in this URL is smaller than that in the one before it, as where texts are"
              + " sorted: order the members by their numbers, 2 before 10.");
    }
    System.arraycopy(url.bytes(), url.from(), last, 0, urlLength);
    length = urlLength;
  }

  private boolean fallsAsNumber(TextSlice url) {
    byte[] bytes = url.bytes();
    int from = url.from();
    int to = url.to();
    int differ = Arrays.mismatch(last, 0, length, bytes, from, to);
    if (differ < 0 || differ >= length || from + differ >= to) {
      return false;
    }
    byte before = last[differ];
    byte after = bytes[from + differ];
    if (!isDigit(before) || !isDigit(after) || before > after) {
      return false;
    }
    int start = differ;
    while (start > 0 && isDigit(last[start - 1])) {
      start--;
    }
    int lastEnd = numberEnd(last, differ, length);
    int end = numberEnd(bytes, from + differ, to);
    // Padded numbers of one width rise as texts do; what begins with a zero is no plain number.
    return lastEnd > end - from
        && last[start] != '0'
        && Arrays.equals(last, lastEnd, length, bytes, end, to);
  }

  private static int numberEnd(byte[] bytes, int from, int to) {
    int end = from;
    while (end < to && isDigit(bytes[end])) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
