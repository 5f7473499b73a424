package io.bucketspec.rules;

import java.util.Arrays;

/**
 * Which rule took a key and where its captures stand in it. Made once and filled again for every
 * key; holds no reference to the key. Not thread safe.
 */
public final class RuleMatch {
  private final MatchEffort effort = new MatchEffort();
  private int rule = -1;
  private int count;
  private int[] starts = new int[8];
  private int[] ends = new int[8];

  /** The index of the rule, -1 before the first match. */
  public int rule() {
    return rule;
  }

  /** How many captures the rule has. */
  public int captureCount() {
    return count;
  }

  /** The capture's first byte in the key; -1 for a capture of a regex that took no part. */
  public int start(int capture) {
    return starts[checked(capture)];
  }

  /** The byte after the capture's last; -1 for a capture of a regex that took no part. */
  public int end(int capture) {
    return ends[checked(capture)];
  }

  /** Starts anew, with no captures, for spans that were carried elsewhere. */
  public void reset(int newRule) {
    rule = newRule;
    count = 0;
  }

  /** Sets a capture's span; captures between the last one set and this one have taken no part. */
  public void span(int capture, int start, int end) {
    if (capture >= count) {
      claim(capture + 1);
    }
    starts[capture] = start;
    ends[capture] = end;
  }

  /** Makes that many captures, those that are new without a span. */
  void claim(int captures) {
    if (captures > starts.length) {
      starts = Arrays.copyOf(starts, captures * 2);
      ends = Arrays.copyOf(ends, captures * 2);
    }
    for (int i = count; i < captures; i++) {
      starts[i] = -1;
      ends[i] = -1;
    }
    count = captures;
  }

  MatchEffort effort() {
    return effort;
  }

  private int checked(int capture) {
    if (capture < 0 || capture >= count) {
      throw new IndexOutOfBoundsException("capture " + capture + " of " + count);
    }
    return capture;
  }
}
