package io.bucketspec.run;

/** What rows of the exchange begin with, each sort with a byte of its own. */
final class RecordTag {
  /** {@link MemberRecord#tally}. */
  static final byte TALLY = 0;

  /** {@link KeyedRecord}: an object. */
  static final byte KEYED_OBJECT = 3;

  /** {@link KeyedRecord}: header tags. */
  static final byte KEYED_TAGS = 4;

  /** {@link MetadataRecord}. */
  static final byte METADATA = 5;

  /** {@link JoinRecord}: a row of a side table. */
  static final byte JOIN_ROW = 6;

  /** {@link JoinRecord}: an item that asks for rows. */
  static final byte JOIN_REQUEST = 7;

  /** {@link BucketMark}. */
  static final byte MARK = 8;

  /** {@link SingleBundle}. */
  static final byte BUNDLE = 9;

  /** {@link LedgerRecord}. */
  static final byte LEDGER = 10;

  /** {@link RejectView}. */
  static final byte REJECT = 11;

  /** {@link MemberRecord}; its lower bits say what the members carry. */
  static final byte MEMBERS = 16;

  private RecordTag() {}
}
