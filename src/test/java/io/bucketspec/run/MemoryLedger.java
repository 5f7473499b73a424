package io.bucketspec.run;

import io.bucketspec.model.Kind;
import io.bucketspec.run.ledger.LedgerItem;
import io.bucketspec.run.ledger.LedgerReader;
import io.bucketspec.run.ledger.LedgerSegment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The folders of a ledger in memory. */
final class MemoryLedger implements RunDirectories, LedgerReader {
  private static final long serialVersionUID = 1L;

  final transient Map<String, MemoryRunStore> versions = new TreeMap<>();

  @Override
  public List<String> names() {
    return List.copyOf(versions.keySet());
  }

  @Override
  public MemoryRunStore at(String name) {
    return versions.computeIfAbsent(name, any -> new MemoryRunStore());
  }

  @Override
  public void read(String version, int part, Sink sink) throws IOException {
    List<Object[]> rows = at(version).tables.get(LedgerSegment.path(part));
    if (rows == null) {
      throw new IOException(version + " lacks part " + part);
    }
    for (Object[] row : rows) {
      sink.row(item(row));
    }
  }

  /** What tasks wrote of a version, in parts. */
  Map<String, List<Object[]>> rows(String version) {
    return at(version).tables;
  }

  static LedgerItem item(Object[] row) {
    String kind = text(row[1]);
    return new LedgerItem(
        (long) row[0],
        Arrays.stream(Kind.values())
            .filter(it -> it.label().equals(kind))
            .findFirst()
            .orElseThrow(),
        text(row[2]),
        row[3] == null ? new byte[0] : (byte[]) row[3],
        (byte[]) row[4],
        (byte[]) row[5],
        (int) (long) row[6],
        (long) row[7],
        text(row[8]),
        (long) row[9],
        row[10] == null ? 0 : (long) row[10],
        row[11] == null ? 0 : (long) row[11],
        (byte[]) row[12]);
  }

  private static String text(Object cell) {
    return cell instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : (String) cell;
  }
}
