package io.bucketspec.grouping;

import java.util.Arrays;

/**
 * The frame numbers of members that are in the natural order of their keys: those that detection
 * finds, if all else in the members' names is the same.
 */
public final class DetectedNumbers {
  private DetectedNumbers() {}

  /**
   * Makes the numbers the text that the members are in order of, if they have any.
   *
   * @param members in their natural order
   */
  public static void find(Members members) {
    FrameName first = new FrameName();
    FrameName other = new FrameName();
    if (members.count() < 2 || !read(members, 0, first)) {
      return;
    }
    for (int i = 1; i < members.count(); i++) {
      if (!read(members, i, other) || !alike(members, first, i, other)) {
        return;
      }
    }
    for (int i = 0; i < members.count(); i++) {
      read(members, i, other);
      members.orderText(i, other.start(), other.end());
    }
  }

  private static boolean read(Members members, int position, FrameName into) {
    return into.read(members.bytes(), members.keyStart(position), members.keyEnd(position), -1, -1);
  }

  private static boolean alike(Members members, FrameName first, int position, FrameName other) {
    byte[] bytes = members.bytes();
    return Arrays.equals(
            bytes,
            members.keyStart(0),
            first.start(),
            bytes,
            members.keyStart(position),
            other.start())
        && Arrays.equals(
            bytes, first.end(), members.keyEnd(0), bytes, other.end(), members.keyEnd(position));
  }
}
