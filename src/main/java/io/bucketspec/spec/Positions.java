package io.bucketspec.spec;

import java.util.BitSet;

/** The positions of one group's members: one bit for each, however many there are. */
final class Positions {
  static final String PREFIX = "objectUrl_";

  private final Faults faults;
  private final BitSet seen = new BitSet();
  private int members;
  private boolean bad;

  Positions(Faults faults) {
    this.faults = faults;
  }

  /** Begins another group. */
  void clear() {
    seen.clear();
    members = 0;
    bad = false;
  }

  /** Notes a member by its key, {@code objectUrl_N}. */
  void add(String key, Cursor at) {
    members++;
    String number = key.substring(PREFIX.length());
    if (!isNumber(number)) {
      bad(
          at,
          "The key "
              + Faults.quoted(key)
              + " has no number at its end: write objectUrl_0, objectUrl_1 … for members.");
    } else if (number.length() > 1 && number.charAt(0) == '0') {
      bad(
          at,
          "The number of "
              + Faults.quoted(key)
              + " begins with a zero: write objectUrl_0, objectUrl_1 … for members.");
    } else if (number.length() > 7 || Integer.parseInt(number) >= Limits.MAX_URLS) {
      bad(
          at,
          "The number of "
              + Faults.quoted(key)
              + " is over "
              + (Limits.MAX_URLS - 1)
              + ", the last that a file can hold.");
    } else {
      int position = Integer.parseInt(number);
      if (seen.get(position)) {
        faults.error(
            "duplicate-key",
            at,
            "The key '"
                + key
                + "' stands twice in one object: readers keep only the last, so the"
                + " first URL is lost. Number the members anew.");
      }
      seen.set(position);
    }
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private void bad(Cursor at, String sentence) {
    bad = true;
    faults.error("bad-position", at, sentence);
  }

  /** Reports what is missing; {@code group} is where the group stands. */
  void end(Cursor group, boolean hasPlainUrl) {
    if (bad || (hasPlainUrl && members == 0)) {
      return;
    }
    int first = seen.nextClearBit(0);
    int length = seen.length();
    if (first == 0) {
      faults.error(
          "no-first-member",
          group,
          "The item has no 'objectUrl_0': number its members 0, 1, 2 … without gap.");
    }
    int missing = length - seen.cardinality();
    if (missing > 0 && first > 0) {
      faults.error(
          "gap-in-positions",
          group,
          "'objectUrl_"
              + first
              + "' is missing"
              + (missing > 1
                  ? ", and " + (missing - 1) + " more up to objectUrl_" + (length - 1)
                  : "")
              + ": number the members 0, 1, 2 … without gap.");
    }
  }
}
