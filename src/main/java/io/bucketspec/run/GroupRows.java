package io.bucketspec.run;

import io.bucketspec.run.MetadataRecord.MemberKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of side tables that came to a group. Holds no more of them than could become the
 * metadata of its items: of those above it only knows that there are more.
 */
final class GroupRows {
  /** Different rows' bytes; several times what the platform takes for an item. */
  private static final long MOST_BYTES = 64 << 20;

  private static final int MOST_ROWS = 4_000_000;

  private static final Comparator<Row> ORDER =
      Comparator.comparingInt(Row::table)
          .thenComparing(Row::member)
          .thenComparing(Row::bytes, Arrays::compareUnsigned);

  private final List<Row> rows = new ArrayList<>();
  private final Map<Bytes, byte[]> known = new HashMap<>();
  private long bytes;
  private boolean tooMany;
  private boolean sorted = true;

  /** A row, and whether an item got it. */
  private static final class Row {
    private final int table;
    private final MemberKey member;
    private final byte[] label;
    private final byte[] bytes;
    private boolean used;

    Row(int table, MemberKey member, byte[] label, byte[] bytes) {
      this.table = table;
      this.member = member;
      this.label = label;
      this.bytes = bytes;
    }

    int table() {
      return table;
    }

    MemberKey member() {
      return member;
    }

    byte[] bytes() {
      return bytes;
    }
  }

  /** Takes rows that no item got. */
  interface Unused {
    void row(int table, byte[] label);
  }

  void add(MetadataRecord record) {
    byte[] row = record.row();
    byte[] same = known.putIfAbsent(new Bytes(row), row);
    if (same == null) {
      bytes += row.length;
    }
    if (bytes > MOST_BYTES || rows.size() == MOST_ROWS) {
      tooMany = true;
      return;
    }
    rows.add(new Row(record.table(), record.member(), record.label(), same == null ? row : same));
    sorted = false;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Whether more came than are held. */
  boolean tooMany() {
    return tooMany;
  }

  /** The different rows that a table has for a member, in the order of their bytes. */
  List<byte[]> of(int table, MemberKey member) {
    sort();
    List<byte[]> found = new ArrayList<>(1);
    for (int i = first(table, member); i < rows.size(); i++) {
      Row row = rows.get(i);
      if (row.table != table || !row.member.equals(member)) {
        break;
      }
      row.used = true;
      if (found.isEmpty() || !Arrays.equals(found.get(found.size() - 1), row.bytes)) {
        found.add(row.bytes);
      }
    }
    return found;
  }

  private void sort() {
    if (!sorted) {
      rows.sort(ORDER);
      sorted = true;
    }
  }

  private int first(int table, MemberKey member) {
    int low = 0;
    int high = rows.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      Row row = rows.get(middle);
      boolean before =
          row.table < table || (row.table == table && row.member.compareTo(member) < 0);
      if (before) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  void forEachUnused(Unused visitor) {
    for (Row row : rows) {
      if (!row.used) {
        visitor.row(row.table, row.label);
      }
    }
  }

  void clear() {
    if (!rows.isEmpty() || tooMany) {
      rows.clear();
      known.clear();
      bytes = 0;
      tooMany = false;
      sorted = true;
    }
  }
}
