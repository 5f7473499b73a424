package io.bucketspec.spec;

/**
 * Where each text of a file stood first, kept as hashes of 128 bits, so that two texts are taken
 * for one about as often as the machine itself errs. Holds a million; further ones are not looked
 * for, and a file with more is wrong for that.
 */
final class FirstPlaces {
  private static final int MOST = Limits.MAX_URLS;
  private static final int WORDS = 3;
  private static final long SEED = 0x9E3779B97F4A7C15L;

  private long[] slots = new long[WORDS * 1024];
  private int mask = 1023;
  private int count;
  private long line;
  private long column;

  /** Notes a text; whether it stood before, at {@link #line} and {@link #column} then. */
  boolean seen(String text, Cursor at) {
    long one = SEED ^ text.length();
    long two = ~SEED;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      one = (one ^ c) * 0xFF51AFD7ED558CCDL;
      one ^= one >>> 32;
      two = (two ^ c) * 0xC4CEB9FE1A85EC53L;
      two ^= two >>> 29;
    }
    one = (one ^ (two >>> 17)) | 1; // 0 marks a free slot
    int slot = find(slots, mask, one, two);
    if (slots[slot] != 0) {
      line = slots[slot + 2] >>> 32;
      column = slots[slot + 2] & 0xFFFF_FFFFL;
      return true;
    }
    if (count < MOST) {
      slots[slot] = one;
      slots[slot + 1] = two;
      slots[slot + 2] = at.line() << 32 | Math.min(at.column(), 0xFFFF_FFFFL);
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

  private void grow() {
    int newMask = mask * 2 + 1;
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
