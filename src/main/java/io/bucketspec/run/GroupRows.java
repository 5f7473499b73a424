package io.bucketspec.run;

import io.bucketspec.run.MetadataRecord.MemberKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of side tables that came to a group. Holds no more of them than a group of a million
 * members needs: of those above it only knows that there are more.
 */
final class GroupRows {
  /** Bytes of different rows, and of what they are found by. */
  private static final long MOST_BYTES = 128 << 20;

  private static final int MOST_ROWS = 4_000_000;

  /** When equal rows are first put together. */
  private static final int FIRST_MERGE = 1 << 16;

  private static final Comparator<Row> ORDER =
      Comparator.comparingInt(Row::table)
          .thenComparing(Row::member)
          .thenComparing(Row::bytes, Arrays::compareUnsigned);

  private final long mostBytes;
  private final List<Row> rows = new ArrayList<>();
  private Map<Bytes, byte[]> known = new HashMap<>();
  private long bytes;
  private int nextMerge = FIRST_MERGE;
  private boolean tooMany;
  private boolean merged = true;

  /** A row, how often it came, and whether an item got it. */
  private static final class Row {
    private final int table;
    private final MemberKey member;
    private final byte[] label;
    private final byte[] bytes;
    private long copies = 1;
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

  GroupRows() {
    this(MOST_BYTES);
  }

  /**
   * @param mostBytes how many bytes of rows are held
   */
  GroupRows(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Takes rows that no item got. */
  interface Unused {
    /**
     * Takes one.
     *
     * @param label what it is found by; empty if it came because someone asked for it
     * @param copies how often it came
     */
    void row(int table, byte[] label, long copies);
  }

  void add(MetadataRecord record) {
    if (tooMany) {
      return;
    }
    if (record.stopped()) {
      overflow();
      return;
    }
    // Members often have the same row; of each there is one array.
    byte[] row = record.row();
    byte[] same = known.putIfAbsent(new Bytes(row), row);
    bytes += record.label().length + (same == null ? row.length : 0);
    rows.add(new Row(record.table(), record.member(), record.label(), same == null ? row : same));
    merged = false;
    if (rows.size() >= nextMerge) {
      merge();
      nextMerge = Math.max(FIRST_MERGE, 2 * rows.size());
    }
    if (bytes > mostBytes || rows.size() > MOST_ROWS) {
      merge();
    }
    if (bytes > mostBytes || rows.size() > MOST_ROWS) {
      overflow();
    }
  }

  private void overflow() {
    clear();
    tooMany = true;
  }

  /** Whether more came than are held, of which then none are. */
  boolean tooMany() {
    return tooMany;
  }

  /** The different rows that a table has for a member, in the order of their bytes. */
  List<byte[]> of(int table, MemberKey member) {
    merge();
    List<byte[]> found = new ArrayList<>(1);
    for (int i = first(table, member); i < rows.size(); i++) {
      Row row = rows.get(i);
      if (row.table != table || !row.member.equals(member)) {
        break;
      }
      row.used = true;
      found.add(row.bytes);
    }
    return found;
  }

  /** Sorts the rows, and makes one of those that are equal. */
  private void merge() {
    if (merged) {
      return;
    }
    rows.sort(ORDER);
    int kept = 0;
    for (Row row : rows) {
      Row last = kept == 0 ? null : rows.get(kept - 1);
      if (last != null && ORDER.compare(last, row) == 0) {
        last.copies += row.copies;
        bytes -= row.label.length;
      } else {
        rows.set(kept++, row);
      }
    }
    rows.subList(kept, rows.size()).clear();
    merged = true;
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
        visitor.row(row.table, row.label, row.copies);
      }
    }
  }

  void clear() {
    if (known.size() > FIRST_MERGE) {
      // To clear a map takes as long as it once was large.
      known = new HashMap<>();
    }
    rows.clear();
    known.clear();
    bytes = 0;
    nextMerge = FIRST_MERGE;
    tooMany = false;
    merged = true;
  }
}
