package io.bucketspec.run.ledger;

import io.bucketspec.model.Kind;

/**
 * A row of the ledger: an item that was published.
 *
 * @param place where the exchange brings its objects, from night to night
 * @param kind what it was published as
 * @param rule the name of its rule
 * @param bucket the bucket of its objects as UTF-8, where there are several; else empty
 * @param group what its members share, for people, as UTF-8; null for an object by itself
 * @param firstKey the key at position 0
 * @param members how many objects it has
 * @param fingerprint of its objects as they were published, as {@link ItemObjects} makes it
 * @param run the run that published it, the last if it was published again
 * @param firstSeen the time of the snapshot by which it was first published, in milliseconds since
 *     the epoch
 * @param goneSince the time of the snapshot that lacked it first, likewise; 0 if it is there
 * @param told the fingerprint of what a night found instead of what was published, and told of; 0
 *     if there was nothing to tell
 * @param objects its objects as they were published, by {@link ItemObjects}
 */
@SuppressWarnings("ArrayRecordComponent") // Made by the million; nobody changes the arrays.
public record LedgerItem(
    long place,
    Kind kind,
    String rule,
    byte[] bucket,
    byte[] group,
    byte[] firstKey,
    int members,
    long fingerprint,
    String run,
    long firstSeen,
    long goneSince,
    long told,
    byte[] objects) {

  /** Whether it is a group's, so that all items of its place belong together. */
  public boolean grouped() {
    return group != null;
  }

  /** The same, gone since a snapshot; 0 for one that is there again. */
  public LedgerItem gone(long since) {
    return copy(fingerprint, firstSeen, since, told, objects);
  }

  /** The same, of which something was told; 0 if it is as it was published again. */
  public LedgerItem told(long otherFingerprint) {
    return copy(fingerprint, firstSeen, goneSince, otherFingerprint, objects);
  }

  /** The same, first published at another time. */
  public LedgerItem seenFirst(long time) {
    return copy(fingerprint, time, goneSince, told, objects);
  }

  /** The same with what is now known of the contents of its objects. */
  public LedgerItem with(long newFingerprint, byte[] newObjects) {
    return copy(newFingerprint, firstSeen, 0, 0, newObjects);
  }

  private LedgerItem copy(
      long newFingerprint, long newFirstSeen, long newGone, long newTold, byte[] newObjects) {
    return new LedgerItem(
        place,
        kind,
        rule,
        bucket,
        group,
        firstKey,
        members,
        newFingerprint,
        run,
        newFirstSeen,
        newGone,
        newTold,
        newObjects);
  }
}
