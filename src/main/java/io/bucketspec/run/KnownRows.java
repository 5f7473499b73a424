package io.bucketspec.run;

import io.bucketspec.metadata.JoinTable;
import io.bucketspec.model.ByteBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The rows of tables that are everywhere, and those that came to the item's group. */
final class KnownRows implements MetadataRows {
  private final MetadataPlan plan;
  private final MetadataTables tables;

  /** The rows found, by table. */
  private final BitSet[] used;

  KnownRows(MetadataPlan plan, MetadataTables tables) {
    this.plan = plan;
    this.tables = tables;
    this.used = new BitSet[plan.tables().size()];
  }

  @Override
  public List<byte[]> of(int index, ByteBuilder key, Group group, MetadataRecord.MemberKey member) {
    JoinTable table = tables.table(index);
    if (table == null) {
      return group.rows().of(index, member);
    }
    int first = table.first(key.array(), 0, key.length());
    if (first < 0) {
      return List.of();
    }
    int count = table.count(first);
    used(index).set(first, first + count);
    if (count == 1) {
      return List.of(row(table, first));
    }
    List<byte[]> rows = new ArrayList<>(count);
    for (int i = first; i < first + count; i++) {
      rows.add(row(table, i));
    }
    return rows;
  }

  private static byte[] row(JoinTable table, int row) {
    return Arrays.copyOfRange(table.array(row), table.rowFrom(row), table.rowTo(row));
  }

  private BitSet used(int table) {
    if (used[table] == null) {
      used[table] = new BitSet();
    }
    return used[table];
  }

  @Override
  public void count(Tally tally) {
    for (int i = 0; i < used.length; i++) {
      if (used[i] != null) {
        tally.join(plan.tables().get(i).name()).used = used[i].toByteArray();
      }
    }
  }
}
