package io.bucketspec.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the rows of a CSV byte by byte as long as they are plain: in valid UTF-8, with quotes that
 * surely pair, of usual lengths. It never says what is wrong with a row. Before the first row that
 * might be wrong it stops, and {@link AnyRows} reads from there on, which knows.
 */
final class PlainRows {
  private static final int MOST_CELLS = 1_000;

  /** What a step comes to besides a place in the window: its bytes don't suffice, or are odd. */
  private static final int MORE = -1;

  private static final int ODD = -2;

  /** The first byte of a byte order mark. */
  private static final byte MARK = (byte) 0xEF;

  private final ByteWindow window;
  private final List<CsvCell> cells = new ArrayList<>();
  private byte[] bytes;
  private int end;

  /** Behind the last row. */
  private int at;

  private long line = 1;
  private long rows;

  /** How many bytes more than UTF-16 units there are before {@link #at}. */
  private long surplus;

  // Of the row under way.
  private int width;
  private long lineNext;
  private int lineStart;
  private int lineSurplus;
  private int wide;
  private boolean ascii;

  PlainRows(InputStream in) {
    window = new ByteWindow(in);
    bytes = window.bytes();
  }

  /** The next row; empty at the end of the file; null if it isn't plain. */
  List<CsvCell> next() throws IOException {
    int behind = row();
    while (behind == MORE && !window.hasEnded() && (slide() || window.hasEnded())) {
      behind = row();
    }
    if (behind < 0) {
      return behind == MORE && at == end && window.hasEnded() ? List.of() : null;
    }
    at = behind;
    line = lineNext;
    surplus += wide;
    rows++;
    return cells.subList(0, width);
  }

  private boolean slide() throws IOException {
    lineStart -= at;
    boolean more = window.slide(at);
    bytes = window.bytes();
    end = window.end();
    at = 0;
    return more;
  }

  /** Reads a row; where the next one begins. */
  private int row() {
    if (at == end || (window.inFile(at) == 0 && bytes[at] == MARK)) {
      return at == end ? MORE : ODD;
    }
    width = 0;
    lineNext = line;
    lineStart = at;
    lineSurplus = 0;
    wide = 0;
    int i = at;
    while (true) {
      int behind = cell(i);
      if (behind < 0 || width == MOST_CELLS) {
        return behind < 0 ? behind : ODD;
      }
      if (behind == end) {
        return end;
      }
      i = behind + 1;
      if (bytes[behind] != ',') {
        return behindRow(i);
      }
    }
  }

  /** Takes what ends a row besides its first byte; where the next row begins. */
  private int behindRow(int i) {
    boolean afterReturn = bytes[i - 1] == '\r';
    if (afterReturn && i == end && !window.hasEnded()) {
      return MORE;
    }
    lineNext++;
    lineStart = afterReturn && i < end && bytes[i] == '\n' ? i + 1 : i;
    lineSurplus = 0;
    return lineStart;
  }

  /** Reads a cell; where the comma or line end behind it stands. */
  private int cell(int from) {
    long cellLine = lineNext;
    long cellColumn = from - lineStart - lineSurplus + 1L;
    boolean quoted = from < end && bytes[from] == '"';
    ascii = true;
    int behind = quoted ? quoted(from + 1) : unquoted(from);
    if (behind < 0 || behind - from > AnyRows.LONGEST_CELL) {
      return behind < 0 ? behind : ODD;
    }
    if (behind == end && !window.hasEnded()) {
      return MORE;
    }
    if (width == cells.size()) {
      cells.add(new CsvCell());
    }
    CsvCell cell = cells.get(width++);
    cell.place(cellLine, cellColumn, rows + 1);
    setText(cell.text(), quoted ? from + 1 : from, quoted ? behind - 1 : behind, quoted);
    return behind;
  }

  private void setText(TextSlice text, int from, int to, boolean quoted) {
    if (ascii) {
      text.set(bytes, from, to);
    } else {
      String raw = new String(bytes, from, to - from, StandardCharsets.UTF_8);
      text.set(quoted ? raw.replace("\"\"", "\"") : raw);
    }
  }

  private int unquoted(int from) {
    int i = from;
    while (i < end) {
      byte b = bytes[i];
      if (b == ',' || b == '\n' || b == '\r') {
        return i;
      }
      int length = b < 0 ? wide(i) : b == '"' ? ODD : 1;
      if (length < 0) {
        return length;
      }
      i += length;
    }
    return i;
  }

  private int quoted(int from) {
    int i = from;
    while (i < end) {
      byte b = bytes[i];
      if (b == '"') {
        if (i + 1 == end || bytes[i + 1] != '"') {
          return behindQuote(i + 1);
        }
        ascii = false;
        i += 2;
      } else if (b == '\n' || b == '\r') {
        if (b == '\r' && i + 1 == end) {
          return MORE;
        }
        i += b == '\r' && bytes[i + 1] == '\n' ? 2 : 1;
        lineNext++;
        lineStart = i;
        lineSurplus = 0;
      } else {
        int length = b < 0 ? wide(i) : 1;
        if (length < 0) {
          return length;
        }
        i += length;
      }
    }
    // Also at the end of the file, where the quote isn't closed.
    return MORE;
  }

  private int behindQuote(int i) {
    return i == end || bytes[i] == ',' || bytes[i] == '\n' || bytes[i] == '\r' ? i : ODD;
  }

  private int wide(int i) {
    int length = Utf8.sequence(bytes, i, end);
    if (length < 0) {
      return end - i < Utf8.LONGEST ? MORE : ODD;
    }
    int more = length - (length == Utf8.LONGEST ? 2 : 1);
    wide += more;
    lineSurplus += more;
    ascii = false;
    return length;
  }

  /** How many rows were read. */
  long rows() {
    return rows;
  }

  /** What is behind the last row. */
  Rest rest() {
    long before = window.inFile(at);
    return new Rest(window.rest(at), before, before - surplus, line, 1);
  }

  /** Where the text ends, once it has. */
  Cursor.Spot end(String path) {
    return new Cursor.Spot(line, at - lineStart - lineSurplus + 1L, path);
  }
}
