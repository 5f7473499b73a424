package io.bucketspec.run;

import io.bucketspec.metadata.JoinTable;
import io.bucketspec.run.RowEncoder.EncodedRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Side tables in memory, on the ways that Spark would take them. */
final class LocalTables {
  private LocalTables() {}

  /**
   * A row of a side table.
   *
   * @param on the cells that must be alike to what items have
   * @param values the cells that are taken
   */
  record SideRow(List<Object> on, List<Object> values) {
    static SideRow of(List<?> on, Object... values) {
      return new SideRow(new ArrayList<>(on), Arrays.asList(values));
    }
  }

  private static List<Optional<EncodedRow>> encoded(RunPlan plan, int table, List<SideRow> rows) {
    RowEncoder encoder = new RowEncoder(plan.metadata().tables().get(table), plan.sourceBucket());
    return rows.stream()
        .map(row -> encoder.encode(row.on().toArray(), row.values().toArray()))
        .toList();
  }

  /** The tables whose way is to be everywhere, brought in small chunks. */
  static MetadataTables broadcast(RunPlan plan, List<List<SideRow>> side) {
    List<JoinTable> tables = new ArrayList<>();
    List<Long> withoutKey = new ArrayList<>();
    for (int i = 0; i < side.size(); i++) {
      if (plan.metadata().way(i) == MetadataPlan.Way.BROADCAST) {
        RowChunks.Brought brought = brought(encoded(plan, i, side.get(i)));
        tables.add(brought.table());
        withoutKey.add(brought.rowsWithoutKey());
      } else {
        tables.add(null);
        withoutKey.add(0L);
      }
    }
    return new MetadataTables(tables, withoutKey);
  }

  private static RowChunks.Brought brought(List<Optional<EncodedRow>> rows) {
    List<byte[]> chunks = new ArrayList<>();
    new RowChunks(rows.iterator(), Long.MAX_VALUE).forEachRemaining(chunks::add);
    return RowChunks.table(chunks, Long.MAX_VALUE).orElseThrow();
  }

  /** The rows that a query wants. */
  static MetadataTables pick(RunPlan plan, List<List<SideRow>> side, RowQuery query) {
    List<JoinTable> tables = new ArrayList<>();
    for (int i = 0; i < side.size(); i++) {
      List<Optional<EncodedRow>> wanted = new ArrayList<>();
      new WantedRows(query, i, encoded(plan, i, side.get(i)).iterator())
          .forEachRemaining(wanted::add);
      tables.add(brought(wanted).table());
    }
    return new MetadataTables(tables, List.of());
  }

  /** The records of the tables on a way, each read by two tasks. */
  static List<SortedRecord> records(RunPlan plan, List<List<SideRow>> side, MetadataPlan.Way way) {
    List<SortedRecord> records = new ArrayList<>();
    for (int i = 0; i < side.size(); i++) {
      if (plan.metadata().way(i) == way) {
        List<Optional<EncodedRow>> rows = encoded(plan, i, side.get(i));
        int half = rows.size() / 2;
        new MetadataRowStep(plan, i, 0, rows.subList(0, half).iterator())
            .forEachRemaining(records::add);
        new MetadataRowStep(plan, i, 1, rows.subList(half, rows.size()).iterator())
            .forEachRemaining(records::add);
      }
    }
    return records;
  }
}
