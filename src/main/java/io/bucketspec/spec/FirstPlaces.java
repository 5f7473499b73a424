package io.bucketspec.spec;

/**
 * Where each text of a file stood first, kept as hashes. Holds a million; further ones are not
 * looked for, and a file with more is wrong for that.
 */
final class FirstPlaces {
  private static final int MOST = Limits.MAX_URLS;
  private static final int WORDS = 4;
  private static final int SLOTS = 1024;

  private final TextHash hash = new TextHash();
  private long[] slots = new long[WORDS * SLOTS];
  private int mask = SLOTS - 1;
  private int count;
  private long line;
  private long column;
  private long form;

  /** Notes a text; whether it stood before, at {@link #line} and {@link #column} then. */
  boolean seen(TextSlice text, Cursor at) {
    hash.set(text);
    return seen(hash, 0, at);
  }

  /**
   * Notes a text by its hash, together with a number for the form in which it stands there.
   *
   * @return whether it stood before, at {@link #line} and {@link #column} then, first in the form
   *     {@link #form}
   */
  boolean seen(TextHash text, long itsForm, Cursor at) {
    long one = (text.one() ^ (text.two() >>> 17)) | 1; // 0 marks a free slot
    long two = text.two();
    int slot = find(slots, mask, one, two);
    if (slots[slot] != 0) {
      line = slots[slot + 2] >>> 32;
      column = slots[slot + 2] & 0xFFFF_FFFFL;
      form = slots[slot + 3];
      return true;
    }
    if (count < MOST) {
      slots[slot] = one;
      slots[slot + 1] = two;
      slots[slot + 2] = at.line() << 32 | Math.min(at.column(), 0xFFFF_FFFFL);
      slots[slot + 3] = itsForm;
      count++;
      if (count * 3L > (mask + 1) * 2L) {
        grow();
      }
    }
    return false;
  }

  long line() {
    return line;
  }

  long column() {
    return column;
  }

  long form() {
    return form;
  }

  private void grow() {
    int newMask = 2 * mask + 1;
    long[] wider = new long[WORDS * (newMask + 1)];
    for (int i = 0; i < slots.length; i += WORDS) {
      if (slots[i] != 0) {
        int slot = find(wider, newMask, slots[i], slots[i + 1]);
        System.arraycopy(slots, i, wider, slot, WORDS);
      }
    }
    slots = wider;
    mask = newMask;
  }

  private static int find(long[] slots, int mask, long one, long two) {
    int slot = (int) (one >>> 20) & mask;
    while (slots[WORDS * slot] != 0
        && (slots[WORDS * slot] != one || slots[WORDS * slot + 1] != two)) {
      slot = (slot + 1) & mask;
    }
    return WORDS * slot;
  }
}
