package io.bucketspec.spec;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The rows of a CSV, by RFC 4180, with the place of each cell. Rows may end in LF or CR as well.
 */
final class CsvRows {
  private final Faults faults;
  private final PlainRows plain;

  /** The reader of what {@link #plain} can't read, from the first such row on; else null. */
  private AnyRows any;

  CsvRows(InputStream in, Faults faults) {
    this.faults = faults;
    plain = new PlainRows(in);
  }

  /** The next row, or null at the end or where nothing more can be read; right until the next. */
  List<CsvCell> next() throws IOException {
    if (any == null) {
      List<CsvCell> row = plain.next();
      if (row != null) {
        return row.isEmpty() ? null : row;
      }
      any = new AnyRows(plain.rest(), plain.rows(), faults);
    }
    return any.next();
  }

  /** Whether reading ended before the file did. */
  boolean isBroken() {
    return any != null && any.isBroken();
  }

  /** Where the text ends, as far as it is read. */
  Cursor.Spot end(String path) {
    return any == null ? plain.end(path) : any.end(path);
  }

  /** Reads what is left without looking at it; how many bytes the file has. */
  long drain() throws IOException {
    return any == null ? plain.rest().bytes() : any.drain();
  }
}
