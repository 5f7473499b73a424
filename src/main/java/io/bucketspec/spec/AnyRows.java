package io.bucketspec.spec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the rows of any CSV, from between two rows on. Quotes that don't pair are reported and read
 * as far as a reader would most likely read them.
 */
final class AnyRows {
  /** More than the longest URL by far: what is longer is a quote that was not closed. */
  static final int LONGEST_CELL = 1_000_000;

  private static final int MOST_CELLS = 1_000;
  private static final int END = -1;
  private static final int NOT_READ = -2;

  private final TextReader reader;
  private final Faults faults;
  private final char[] buffer = new char[1 << 14];
  private int at;
  private int end;
  private int peeked = NOT_READ;
  private long offset;
  private long line;
  private long column;
  private long row;
  private boolean broken;
  private boolean rowEnded;

  AnyRows(Rest rest, long rowsBefore, Faults faults) {
    reader = TextReader.ofCsv(rest);
    this.faults = faults;
    offset = rest.chars();
    line = rest.line();
    column = rest.column();
    row = rowsBefore;
  }

  /** The next row, or null at the end or where nothing more can be read. */
  List<CsvCell> next() throws IOException {
    if (broken || peek() == END) {
      return null;
    }
    row++;
    List<CsvCell> cells = new ArrayList<>();
    rowEnded = false;
    while (!rowEnded) {
      CsvCell cell = cell();
      if (cells.size() < MOST_CELLS) {
        cells.add(cell);
      }
    }
    for (TextReader.TextFault fault = reader.faultBefore(offset);
        fault != null;
        fault = reader.faultBefore(offset)) {
      faults.report(
          fault.code(), place(fault.spot().line(), fault.spot().column()), fault.sentence());
    }
    return cells;
  }

  /** Whether reading ended before the file did. */
  boolean isBroken() {
    return broken;
  }

  /** Where the text ends, as far as it is read. */
  Cursor.Spot end(String path) {
    return reader.here(path);
  }

  /** Reads what is left without looking at it; how many bytes the file has. */
  long drain() throws IOException {
    reader.drain();
    return reader.bytes();
  }

  private Cursor place(long atLine, long atColumn) {
    return new Cursor.Spot(atLine, atColumn, "row " + row);
  }

  private CsvCell cell() throws IOException {
    long cellLine = line;
    long cellColumn = column;
    StringBuilder text = new StringBuilder();
    boolean quoted = peek() == '"';
    if (quoted) {
      quotedText(text, place(line, column));
    }
    boolean reported = false;
    for (int c = peek(); ; c = peek()) {
      if (c == ',' || c == '\r' || c == '\n' || c == END || broken) {
        break;
      }
      if (!reported && (quoted || c == '"')) {
        reported = true;
        stray(quoted);
      }
      text.append((char) take());
      checkLength(text, place(cellLine, cellColumn));
    }
    endCell();
    CsvCell cell = new CsvCell();
    cell.text().set(text.toString());
    cell.place(cellLine, cellColumn, row);
    return cell;
  }

  private void stray(boolean quoted) {
    faults.report(
        FaultCode.STRAY_QUOTE,
        place(line, column),
        quoted
            ? "Text follows on a closing quote: double each quote within a quoted cell."
            : "A quote within a cell that isn't quoted: put the cell in quotes and double the"
                + " quote.");
  }

  private void quotedText(StringBuilder text, Cursor opening) throws IOException {
    take();
    while (!broken) {
      int c = peek();
      if (c == END) {
        faults.report(
            FaultCode.UNCLOSED_QUOTE,
            opening,
            "The quote that opens this cell is not closed before the file ends: close it.");
        return;
      }
      take();
      if (c == '"') {
        if (peek() != '"') {
          return;
        }
        take();
      }
      text.append((char) c);
      checkLength(text, opening);
    }
  }

  private void checkLength(StringBuilder text, Cursor cell) {
    if (text.length() > LONGEST_CELL) {
      broken = true;
      faults.report(
          FaultCode.CELL_TOO_LONG,
          cell,
          "The cell has more than "
              + LONGEST_CELL
              + " characters, so that a quote is most likely"
              + " not closed: nothing behind it was checked.");
    }
  }

  /** Takes what ends a cell, and the row if it does. */
  private void endCell() throws IOException {
    int c = broken ? END : take();
    rowEnded = c != ',';
    if (c == '\r' && peek() == '\n') {
      take();
    }
  }

  private int peek() throws IOException {
    if (peeked == NOT_READ) {
      if (at == end) {
        end = reader.read(buffer, 0, buffer.length);
        at = 0;
      }
      if (end <= 0) {
        end = 0;
        peeked = END;
      } else {
        peeked = buffer[at++];
      }
    }
    return peeked;
  }

  private int take() throws IOException {
    int c = peek();
    if (c == END) {
      return END;
    }
    peeked = NOT_READ;
    offset++;
    if (c == '\n' || (c == '\r' && peek() != '\n')) {
      line++;
      column = 1;
    } else if (c != '\r') {
      column++;
    }
    return c;
  }
}
