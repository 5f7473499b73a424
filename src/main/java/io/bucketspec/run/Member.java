package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Reason;

/** An object that belongs to an item. Reused: good until it is set again. */
final class Member {
  /** Members of some rules carry more than key, size and order; all members of a rule alike. */
  static final int CONTENT = 1;

  /** They carry {@link #extra}. */
  static final int EXTRA = 1 << 1;

  /** They carry {@link #modified}. */
  static final int MODIFIED = 1 << 2;

  /** All that they may carry. */
  static final int ALL = CONTENT | EXTRA | MODIFIED;

  private byte[] key = {};
  private int keyLength;
  private long size;
  private Reason absence;
  private long absences;
  private int carries;
  private long content;
  private long modified;
  private int orderStart;
  private int orderEnd;
  private final ByteBuilder extra = new ByteBuilder(64);

  /** A member of that key, which is not copied, without a size and without an order of its own. */
  Member set(byte[] newKey, int length) {
    key = newKey;
    keyLength = length;
    size = -1;
    absence = null;
    carries = 0;
    content = 0;
    modified = 0;
    extra.clear();
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
    return absent(reason, 1);
  }

  /** Makes it stand for so many that are not there, of which its key is one. */
  Member absent(Reason reason, long count) {
    absence = reason;
    absences = count;
    return this;
  }

  /** Says what travels with it. */
  Member carries(int what) {
    carries = what;
    return this;
  }

  /** What travels with it. */
  int carries() {
    return carries;
  }

  Member modified(long millis) {
    modified = millis;
    return this;
  }

  Member content(long hash) {
    content = hash;
    return this;
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

  /** A hash of its content, by its ETag; 0 when it isn't known or nobody wants to know. */
  long content() {
    return content;
  }

  /** When it was last modified, in milliseconds since the epoch; 0 when nobody knows or cares. */
  long modified() {
    return modified;
  }

  /** Bytes that go with it: what orders it if that is no text of the key, or its header tags. */
  ByteBuilder extra() {
    return extra;
  }

  /** How many objects are absent with it, itself among them. */
  long absences() {
    return absences;
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
