package io.bucketspec.rules;

import java.io.Serializable;
import java.util.List;

/** What a rule's {@code match} or {@code regex} became. */
interface KeyMatcher extends Serializable {
  /** The captures' names, in the order of their spans. */
  List<String> captures();

  /** The texts of which a capture is one, in the order they are written; none if it can be any. */
  List<String> alternatives(int capture);

  /** Bytes that every key begins with that matches; none if there are no such. */
  byte[] beginning();

  /** A quick look: false if the key can't match, true if it has to be tried. */
  boolean possible(byte[] key, int length);

  /** Whether the whole key matches; if so, all captures' spans are set. */
  boolean match(byte[] key, int length, RuleMatch into);

  /**
   * Whether all keys of one folder (the part up to the last slash) that match have the same text in
   * a capture.
   */
  boolean sameInFolder(int capture);
}
