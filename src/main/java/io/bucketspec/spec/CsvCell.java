package io.bucketspec.spec;

/**
 * A cell of a CSV; a row that is a blank line has one, without text. Another row's when the reader
 * goes on.
 */
final class CsvCell implements Cursor {
  private final TextSlice text = new TextSlice();
  private long line;
  private long column;
  private long row;

  TextSlice text() {
    return text;
  }

  void place(long atLine, long atColumn, long inRow) {
    line = atLine;
    column = atColumn;
    row = inRow;
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public long column() {
    return column;
  }

  @Override
  public String path() {
    return "row " + row;
  }
}
