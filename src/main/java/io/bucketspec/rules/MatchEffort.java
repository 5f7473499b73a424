package io.bucketspec.rules;

import java.util.Arrays;

/**
 * What a template has tried on one key without success, so that it tries nothing twice.
 *
 * <p>Whether the rest of a template fits the rest of a key depends on nothing but the two places.
 * Remembering the places that failed bounds the work by tokens times bytes. Most keys match or fail
 * within a few steps, so the memory is only set up for those that don't.
 */
final class MatchEffort {
  private static final int FREE_STEPS = 64;

  private int steps;
  private boolean remembering;
  private int tokens;
  private int wordsPerToken;
  private long[] failed = new long[0];
  private int segmentStart;
  private int segmentEnd;

  /** For a new key. */
  void begin(int tokenCount, int keyLength) {
    steps = 0;
    remembering = false;
    tokens = tokenCount;
    wordsPerToken = (keyLength >> 6) + 1;
    segmentStart = 0;
    segmentEnd = -1;
  }

  /** How many places were tried on the last key. */
  int steps() {
    return steps;
  }

  void step() {
    steps++;
    if (steps == FREE_STEPS) {
      int words = tokens * wordsPerToken;
      if (failed.length < words) {
        failed = new long[words];
      } else {
        Arrays.fill(failed, 0, words, 0L);
      }
      remembering = true;
    }
  }

  void markFailed(int token, int position) {
    if (remembering) {
      failed[token * wordsPerToken + (position >> 6)] |= 1L << position;
    }
  }

  boolean hasFailed(int token, int position) {
    return remembering && (failed[token * wordsPerToken + (position >> 6)] & (1L << position)) != 0;
  }

  /** The first place from {@code from} to {@code to}, both included, that failed; or -1. */
  int firstFailed(int token, int from, int to) {
    if (!remembering || from > to) {
      return -1;
    }
    int base = token * wordsPerToken;
    int word = from >> 6;
    long bits = failed[base + word] & (-1L << from);
    while (bits == 0) {
      word++;
      if (word > (to >> 6)) {
        return -1;
      }
      bits = failed[base + word];
    }
    int place = (word << 6) + Long.numberOfTrailingZeros(bits);
    return place <= to ? place : -1;
  }

  /** The first slash from a place on, or the limit. */
  int segmentEnd(byte[] key, int from, int limit) {
    if (from >= segmentStart && from <= segmentEnd) {
      return segmentEnd;
    }
    int known = from < segmentStart ? Math.min(segmentStart, limit) : limit;
    int i = from;
    while (i < known && key[i] != '/') {
      i++;
    }
    segmentEnd = from < segmentStart && i == segmentStart ? segmentEnd : i;
    segmentStart = from;
    return segmentEnd;
  }
}
