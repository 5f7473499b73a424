package io.bucketspec.run;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.BitSet;

/** What was counted of one side table and the items that it is joined to. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
final class JoinCounts {
  /** Rows of the table. */
  long rows;

  /** Rows without a value in a column that is to be alike. */
  long rowsWithoutKey;

  /** Rows that no item got; of a broadcast table only what {@link #used} leaves. */
  long rowsWithoutItem;

  /** Files beside objects that could not be read. */
  long rowsNotRead;

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

  /** The first keys of a few items that got none, each with a sentence. */
  final Samples withoutRow = new Samples(KeySamples.MOST);

  /** What a few rows that no item got are found by. */
  final KeySamples withoutItem = new KeySamples();

  /** A few files beside objects that could not be read, each with a sentence. */
  final Samples notRead = new Samples(KeySamples.MOST);

  void add(JoinCounts other) {
    rows += other.rows;
    rowsWithoutKey += other.rowsWithoutKey;
    rowsWithoutItem += other.rowsWithoutItem;
    rowsNotRead += other.rowsNotRead;
    items += other.items;
    itemsWithoutRow += other.itemsWithoutRow;
    itemsWithSeveralRows += other.itemsWithSeveralRows;
    itemsWithDifferingMembers += other.itemsWithDifferingMembers;
    BitSet all = BitSet.valueOf(used);
    all.or(BitSet.valueOf(other.used));
    used = all.toByteArray();
    withoutRow.addAll(other.withoutRow);
    withoutItem.addAll(other.withoutItem);
    notRead.addAll(other.notRead);
  }
}
