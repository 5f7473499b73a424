package io.bucketspec.spec;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/** The positions of one group's members: one bit for each, however many there are. */
final class Positions {
  private static final String PREFIX = "objectUrl_";
  private static final byte[] PREFIX_BYTES = PREFIX.getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_DIGITS = 6;

  private final Faults faults;
  private final BitSet seen = new BitSet();
  private int members;
  private int last = -1;
  private boolean follows;
  private boolean bad;

  Positions(Faults faults) {
    this.faults = faults;
  }

  /** Begins another group. */
  void clear() {
    seen.clear();
    members = 0;
    last = -1;
    bad = false;
  }

  /** Notes a member if that is its key, {@code objectUrl_N}; whether it is. */
  boolean add(TextSlice key, Cursor at) {
    int position = plainPosition(key);
    follows = position == last + 1;
    last = position;
    if (position >= 0 && !seen.get(position)) {
      members++;
      seen.set(position);
      return true;
    }
    boolean isMember =
        key.isAscii() ? key.startsWith(PREFIX_BYTES) : key.toString().startsWith(PREFIX);
    if (isMember) {
      add(key.toString(), at);
    }
    return isMember;
  }

  /** Whether the member noted last has the position behind that of the one before it. */
  boolean isNext() {
    return follows;
  }

  /** The position if the key spells it as it should, else -1. */
  private static int plainPosition(TextSlice key) {
    int from = key.from() + PREFIX_BYTES.length;
    int digits = key.to() - from;
    if (digits < 1 || digits > MOST_DIGITS || !key.startsWith(PREFIX_BYTES)) {
      return -1;
    }
    int position = 0;
    for (int i = from; i < key.to(); i++) {
      int digit = key.bytes()[i] - '0';
      if (digit < 0 || digit > 9 || (i == from && digit == 0 && digits > 1)) {
        return -1;
      }
      position = 10 * position + digit;
    }
    return position;
  }

  private void add(String key, Cursor at) {
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
        faults.report(
            FaultCode.DUPLICATE_KEY,
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
    faults.report(FaultCode.BAD_POSITION, at, sentence);
  }

  /** Reports what is missing; {@code group} is where the group stands. */
  void end(Cursor group, boolean hasPlainUrl) {
    if (bad || (hasPlainUrl && members == 0)) {
      return;
    }
    int first = seen.nextClearBit(0);
    int length = seen.length();
    if (first == 0) {
      faults.report(
          FaultCode.NO_FIRST_MEMBER,
          group,
          "The item has no 'objectUrl_0': number its members 0, 1, 2 … without gap.");
    }
    int missing = length - seen.cardinality();
    if (missing > 0 && first > 0) {
      faults.report(
          FaultCode.GAP_IN_POSITIONS,
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
