package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.run.ledger.LedgerReader;
import io.bucketspec.run.ledger.LedgerSegment;
import io.bucketspec.run.ledger.LedgerTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A table that holds a ledger's rows, in memory. */
final class MemoryTable implements LedgerTable, LedgerReader {
  static final String NAME = "media.ledger";

  private static final long serialVersionUID = 1L;

  private final transient MemoryLedger staged;
  private final transient Map<String, Map<String, List<Object[]>>> versions = new TreeMap<>();

  MemoryTable(MemoryLedger staged) {
    this.staged = staged;
  }

  /** The same table for who writes elsewhere. */
  MemoryTable over(MemoryLedger other) {
    MemoryTable table = new MemoryTable(other);
    table.versions.putAll(versions);
    return table;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void append(LedgerSegment segment, String folder) {
    assertThat(folder).isEqualTo("memory:/ledger/" + segment.version());
    Map<String, List<Object[]>> rows = new TreeMap<>(staged.rows(segment.version()));
    assertThat(rows.values().stream().mapToLong(List::size).sum()).isEqualTo(segment.rows());
    versions.put(segment.version(), rows);
  }

  @Override
  public void read(String version, int part, Sink sink) throws IOException {
    for (Object[] row : versions.get(version).get(LedgerSegment.path(part))) {
      sink.row(MemoryLedger.item(row));
    }
  }

  /** The rows of segments as a scan of the table meets them: in any order. */
  List<LedgerRowStep.Row> rows(List<LedgerSegment> segments) throws IOException {
    List<LedgerRowStep.Row> rows = new ArrayList<>();
    for (int i = segments.size() - 1; i >= 0; i--) {
      int number = i;
      readAll(segments.get(i), item -> rows.add(new LedgerRowStep.Row(number, item)));
    }
    return rows;
  }
}
