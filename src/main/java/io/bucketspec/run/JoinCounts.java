package io.bucketspec.run;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.BitSet;

/** What was counted of one side table and the items that it is joined to. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
final class JoinCounts {
  /** How many samples are kept: enough to see a pattern. */
  static final int SAMPLES = 20;

  /** Rows of the table. */
  long rows;

  /** Rows without a value in a column that is to be alike. */
  long rowsWithoutKey;

  /** Rows that no item got; of a broadcast table only what {@link #used} leaves. */
  long rowsWithoutItem;

  /** Items that got a row. */
  long items;

  /** Items that got none. */
  long itemsWithoutRow;

  /** Items for which there were several rows. */
  long itemsWithSeveralRows;

  /** Items whose members bring different values. */
  long itemsWithDifferingMembers;

  /** The numbers of the rows of a broadcast table that items got, as {@link BitSet} has them. */
  byte[] used = {};

  final Samples withoutRow = new Samples(SAMPLES);
  final Samples withoutItem = new Samples(SAMPLES);

  void add(JoinCounts other) {
    rows += other.rows;
    rowsWithoutKey += other.rowsWithoutKey;
    rowsWithoutItem += other.rowsWithoutItem;
    items += other.items;
    itemsWithoutRow += other.itemsWithoutRow;
    itemsWithSeveralRows += other.itemsWithSeveralRows;
    itemsWithDifferingMembers += other.itemsWithDifferingMembers;
    BitSet all = BitSet.valueOf(used);
    all.or(BitSet.valueOf(other.used));
    used = all.toByteArray();
    withoutRow.addAll(other.withoutRow);
    withoutItem.addAll(other.withoutItem);
  }
}
