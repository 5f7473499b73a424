package io.bucketspec.inventory;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The rows of a list with a URI on each line. Nothing else is known of its objects. */
final class UriRows implements ObjectRows {
  private final CsvLines lines;
  private final ObjectUri uri;
  private final InventoryRow row;
  private RowFault fault;

  UriRows(InputStream uncompressed, Snapshot snapshot, KeyEncoding keyEncoding) {
    lines = new CsvLines(uncompressed);
    uri = new ObjectUri(keyEncoding);
    row = new InventoryRow(snapshot.source());
  }

  /** Passes over blank lines. */
  @Override
  public boolean next() throws IOException {
    while (lines.next()) {
      int from = lines.textFrom();
      if (lines.tooLong() || !isBlank(from)) {
        read(from);
        return true;
      }
    }
    return false;
  }

  private boolean isBlank(int from) {
    for (int i = from; i < lines.to(); i++) {
      if (lines.bytes()[i] != ' ' && lines.bytes()[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  private void read(int from) {
    row.clear();
    String place = "Line " + line();
    if (lines.tooLong()) {
      fault = RowFault.badRow(place, CsvLines.TOO_LONG);
    } else if (uri.parse(lines.bytes(), from, lines.to())) {
      fault = null;
      uri.putInto(row);
    } else {
      fault = uri.fault(place).orElseThrow();
      row.key(uri.key(), uri.keyLength());
    }
  }

  @Override
  public InventoryRow row() {
    return row;
  }

  @Override
  public Optional<RowFault> fault() {
    return Optional.ofNullable(fault);
  }

  @Override
  public long line() {
    return lines.number();
  }
}
