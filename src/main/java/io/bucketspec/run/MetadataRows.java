package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import java.util.List;

/** Finds the rows of side tables that belong to an item. */
interface MetadataRows {
  /**
   * The different rows, in the order of their bytes.
   *
   * @param table the table's index in the plan
   * @param key what they have in common with the item
   * @param group the item's, to which rows may have come
   * @param member the member that they are for
   */
  List<byte[]> of(int table, ByteBuilder key, Group group, MetadataRecord.MemberKey member);

  /** Counts which rows were found. */
  void count(Tally tally);
}
