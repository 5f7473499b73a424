package io.bucketspec.run;

import io.bucketspec.metadata.JoinTable;
import java.io.Serializable;
import java.util.List;

/** The side tables that are everywhere, by their index in the plan; null for the others. */
public final class MetadataTables implements Serializable {
  private static final long serialVersionUID = 1L;

  /** None. */
  public static final MetadataTables NONE = new MetadataTables(List.of(), List.of());

  private final JoinTable[] tables;
  private final long[] withoutKey;

  /**
   * @param tables each at its index; null for those that are not here
   * @param withoutKey of each the rows that have nothing to be found by
   */
  public MetadataTables(List<JoinTable> tables, List<Long> withoutKey) {
    this.tables = tables.toArray(new JoinTable[0]);
    this.withoutKey = withoutKey.stream().mapToLong(Long::longValue).toArray();
  }

  /** The rows of a table that have nothing to be found by. */
  long withoutKey(int index) {
    return index < withoutKey.length ? withoutKey[index] : 0;
  }

  /** The table of that index; null if it is not here. */
  JoinTable table(int index) {
    return index < tables.length ? tables[index] : null;
  }
}
