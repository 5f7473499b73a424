package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Reason;
import io.bucketspec.rules.RuleMatch;
import io.bucketspec.rules.RuleSet;

/**
 * One object on its way through the exchange, as bytes: a tag, the rule, the size, where each
 * capture lies in the key, and the key once. Reused: a cursor over the record last read.
 */
final class ObjectRecord {
  /** A tally of the scan, not an object. */
  static final byte TALLY = 0;

  /** A member of an item. */
  static final byte MEMBER = 1;

  /** An object that would have been a member of a group but was rejected. */
  static final byte ABSENT = 2;

  private static final Reason[] REASONS = Reason.values();

  private final RuleSet rules;
  private final RuleMatch match = new RuleMatch();
  private final Varint in = new Varint();
  private Reason absence;
  private long size;
  private byte[] record;
  private int keyStart;
  private byte[] key = new byte[0];
  private int keyLength;

  ObjectRecord(RuleSet rules) {
    this.rules = rules;
  }

  static void member(ByteBuilder out, RuleMatch match, long size, byte[] key, int keyLength) {
    out.append(MEMBER);
    Varint.append(out, size + 1);
    appendPlace(out, match, key, keyLength);
  }

  static void absent(ByteBuilder out, RuleMatch match, Reason reason, byte[] key, int keyLength) {
    out.append(ABSENT);
    Varint.append(out, reason.ordinal());
    appendPlace(out, match, key, keyLength);
  }

  private static void appendPlace(ByteBuilder out, RuleMatch match, byte[] key, int keyLength) {
    Varint.append(out, match.rule());
    for (int i = 0; i < match.captureCount(); i++) {
      int start = match.start(i);
      Varint.append(out, start + 1);
      if (start >= 0) {
        Varint.append(out, match.end(i) - start);
      }
    }
    out.append(key, 0, keyLength);
  }

  /** Reads a record that is no tally. */
  void read(byte[] bytes) {
    record = bytes;
    byte tag = in.over(bytes, 0).nextByte();
    absence = tag == ABSENT ? REASONS[in.nextInt()] : null;
    size = tag == ABSENT ? 0 : in.next() - 1;
    int rule = in.nextInt();
    match.reset(rule);
    int captures = rules.rule(rule).captureCount();
    for (int i = 0; i < captures; i++) {
      int start = in.nextInt() - 1;
      match.span(i, start, start < 0 ? -1 : start + in.nextInt());
    }
    keyStart = in.position();
    keyLength = bytes.length - keyStart;
    if (key.length < keyLength) {
      key = new byte[Math.max(256, keyLength * 2)];
    }
    System.arraycopy(record, keyStart, key, 0, keyLength);
  }

  RuleMatch match() {
    return match;
  }

  /** Why the object is absent; null when it is a member. */
  Reason absence() {
    return absence;
  }

  /** Bytes of the object; -1 when the inventory doesn't state it. */
  long size() {
    return size;
  }

  byte[] key() {
    return key;
  }

  int keyLength() {
    return keyLength;
  }
}
