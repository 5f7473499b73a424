package io.bucketspec.run;

import io.bucketspec.model.Reason;
import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.RuleMatch;

/** An object that belongs to an item. Reused: good until it is set again. */
final class Member {
  private byte[] key = {};
  private int keyLength;
  private long size;
  private Reason absence;
  private int orderStart;
  private int orderEnd;

  /** A member of that key, which is not copied, without a size and without an order of its own. */
  Member set(byte[] newKey, int length) {
    key = newKey;
    keyLength = length;
    size = -1;
    absence = null;
    orderStart = -1;
    orderEnd = -1;
    return this;
  }

  Member size(long bytes) {
    size = bytes;
    return this;
  }

  /** Makes it one that was rejected, of which its group is only told. */
  Member absent(Reason reason) {
    absence = reason;
    return this;
  }

  /** Takes the place of the text that orders members from a match of the key. */
  Member order(CompiledRule rule, RuleMatch match) {
    int capture = rule.orderCaptures().length == 1 ? rule.orderCaptures()[0] : -1;
    int start = capture < 0 ? -1 : match.start(capture);
    return order(start, start < 0 ? -1 : match.end(capture));
  }

  Member order(int start, int end) {
    orderStart = start;
    orderEnd = end;
    return this;
  }

  /** Its first {@link #keyLength} bytes. Not a copy. */
  byte[] key() {
    return key;
  }

  int keyLength() {
    return keyLength;
  }

  /** Bytes of the object; -1 when the inventory doesn't state it. */
  long size() {
    return size;
  }

  /** Why it is absent; null when it is there. */
  Reason absence() {
    return absence;
  }

  /** Where in the key the text begins that orders the members; -1 if there is none. */
  int orderStart() {
    return orderStart;
  }

  /** Where that text ends; -1 likewise. */
  int orderEnd() {
    return orderEnd;
  }
}
