package io.bucketspec.inventory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;

/** What stands between the fields of a file, told by its first line. */
final class CsvDelimiter {
  private static final char[] USUAL = {',', '\t', ';', '|'};
  private static final int LOOKED_AT = 1 << 16;

  private final InputStream whole;
  private final char delimiter;

  private CsvDelimiter(InputStream whole, char delimiter) {
    this.whole = whole;
    this.delimiter = delimiter;
  }

  /**
   * Looks at the first line.
   *
   * @param columns the columns that it should have; empty if that isn't known
   */
  static CsvDelimiter told(InputStream file, List<String> columns) throws IOException {
    byte[] head = file.readNBytes(LOOKED_AT);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), file);
    return new CsvDelimiter(whole, told(head, columns));
  }

  /** The file's bytes, those that were looked at among them. */
  InputStream whole() {
    return whole;
  }

  char delimiter() {
    return delimiter;
  }

  /** The one that makes as many fields as there are columns; or the one that makes most. */
  private static char told(byte[] head, List<String> columns) throws IOException {
    char best = USUAL[0];
    int most = 0;
    for (char candidate : USUAL) {
      int fields = fields(head, candidate);
      if (!columns.isEmpty() && fields == columns.size()) {
        return candidate;
      }
      if (columns.isEmpty() && fields > most) {
        most = fields;
        best = candidate;
      }
    }
    return best;
  }

  private static int fields(byte[] head, char delimiter) throws IOException {
    CsvRecords records = new CsvRecords(new ByteArrayInputStream(head), delimiter);
    if (!records.next()) {
      return 0;
    }
    CsvFields fields = new CsvFields(0, delimiter);
    String problem = fields.split(records.bytes(), records.from(), records.to());
    return problem == null ? fields.count() : 0;
  }
}
