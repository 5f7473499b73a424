package io.bucketspec.grouping;

import java.util.Arrays;

/**
 * What members have besides key and size: bytes that go with them, and a hash of their content.
 * Takes memory only for what there is. Members are known by the numbers they were added with.
 */
final class MemberExtras {
  private static final int FIRST_BYTES = 4096;

  private static final byte[] NO_BYTES = {};
  private static final int[] NO_INTS = {};
  private static final long[] NO_LONGS = {};

  private byte[] bytes = NO_BYTES;

  /** Ends of the members' bytes; as long as the members whose bytes are known. */
  private int[] ends = NO_INTS;

  private int endsKnown;
  private long[] contents = NO_LONGS;

  /** Gives a member its bytes, which are copied; members come in rising order. */
  void bytes(int member, byte[] source, int from, int to) {
    ends = room(ends, member);
    Arrays.fill(ends, endsKnown, member, lastEnd());
    int start = lastEnd();
    long needed = (long) start + to - from;
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Members.roomFor(needed, Math.max(FIRST_BYTES, bytes.length)));
    }
    System.arraycopy(source, from, bytes, start, to - from);
    ends[member] = (int) needed;
    endsKnown = member + 1;
  }

  private int lastEnd() {
    return endsKnown == 0 ? 0 : ends[endsKnown - 1];
  }

  private static int[] room(int[] array, int member) {
    return member < array.length ? array : Arrays.copyOf(array, Math.max(64, member * 3 / 2 + 1));
  }

  /** Gives a member the hash of its content. */
  void content(int member, long hash) {
    if (member >= contents.length) {
      contents = Arrays.copyOf(contents, Math.max(64, member * 3 / 2 + 1));
    }
    contents[member] = hash;
  }

  byte[] bytes() {
    return bytes;
  }

  int start(int member) {
    return member == 0 ? 0 : end(member - 1);
  }

  int end(int member) {
    return member < endsKnown ? ends[member] : lastEnd();
  }

  /** 0 for a member that got none. */
  long content(int member) {
    return member < contents.length ? contents[member] : 0;
  }

  int compare(int a, int b) {
    int result = Arrays.compareUnsigned(bytes, start(a), end(a), bytes, start(b), end(b));
    return result == 0 ? Long.compare(content(a), content(b)) : result;
  }

  void clear() {
    bytes = NO_BYTES;
    ends = NO_INTS;
    endsKnown = 0;
    contents = NO_LONGS;
  }

  /** The memory that is held, in bytes. */
  long held() {
    return bytes.length + 4L * ends.length + 8L * contents.length;
  }
}
