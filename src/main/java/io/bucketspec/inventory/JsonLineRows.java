package io.bucketspec.inventory;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The rows of a list with a JSON object on each line. */
final class JsonLineRows implements ObjectRows {
  private final CsvLines lines;
  private final ListEntry entry;

  JsonLineRows(
      InputStream uncompressed, Snapshot snapshot, KeyEncoding keyEncoding, ExtraColumns extra) {
    lines = new CsvLines(uncompressed);
    entry = new ListEntry(snapshot, keyEncoding, extra);
  }

  /** Passes over blank lines. */
  @Override
  public boolean next() throws IOException {
    while (lines.next()) {
      entry.clear();
      if (lines.tooLong()) {
        entry.bad(place(), CsvLines.TOO_LONG);
        return true;
      }
      if (read()) {
        return true;
      }
    }
    return false;
  }

  /** Reads the line; false if it is blank. */
  private boolean read() throws IOException {
    int from = lines.textFrom();
    InputStream line = new ByteArrayInputStream(lines.bytes(), from, lines.to() - from);
    try (JsonParser parser = ListJson.parser(line)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return false;
      }
      if (first != JsonToken.START_OBJECT) {
        entry.bad(place(), "it is no JSON object");
        return true;
      }
      entry.fields().read(parser, entry.values());
      if (parser.nextToken() == null) {
        entry.read(place(), false);
      } else {
        entry.bad(place(), "something follows its JSON object");
      }
    } catch (JsonProcessingException e) {
      entry.bad(place(), "it is not JSON: " + ListJson.problem(e));
    }
    return true;
  }

  private String place() {
    return "Line " + line();
  }

  @Override
  public InventoryRow row() {
    return entry.row();
  }

  @Override
  public Optional<RowFault> fault() {
    return Optional.ofNullable(entry.fault());
  }

  @Override
  public long line() {
    return lines.number();
  }
}
