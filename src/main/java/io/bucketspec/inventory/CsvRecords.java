package io.bucketspec.inventory;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The records of a CSV file whose quoted fields may hold line feeds, as RFC 4180 has it: a record
 * ends at the first line feed outside of quotes.
 *
 * <p>A quote too many or too few must not swallow the rows that follow. A record of which a quote
 * isn't closed within {@link CsvLines#LONGEST} bytes, or text follows a closing quote, or which has
 * several lines but not as many fields as it should, is taken for damaged: its first line is a
 * record by itself, and what follows is read anew from the next line.
 */
final class CsvRecords implements CsvCursor {
  private static final int DAMAGED = -1;
  private static final int END = -1;

  private final InputStream in;
  private final int delimiter;
  private byte[] buffer = new byte[1 << 16];
  private int filled;
  private boolean ended;
  private int from;
  private int to;
  private int next;
  private long number;
  private long nextNumber = 1;
  private boolean tooLong;
  private int expected;
  private int fields;
  private int lineFeeds;

  CsvRecords(InputStream in, char delimiter) {
    this.in = in;
    this.delimiter = delimiter;
  }

  /** From now on records should have so many fields; until it is said, any number is right. */
  void expect(int count) {
    expected = count;
  }

  @Override
  public byte[] bytes() {
    return buffer;
  }

  @Override
  public int from() {
    return from;
  }

  @Override
  public int to() {
    return to;
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public boolean tooLong() {
    return tooLong;
  }

  @Override
  public boolean next() throws IOException {
    from = next;
    number = nextNumber;
    tooLong = false;
    if (at(0) == END) {
      to = from;
      return false;
    }
    int length = wholeRecord();
    boolean whole = length != DAMAGED && (lineFeeds == 0 || expected == 0 || fields == expected);
    end(whole ? length : firstLine());
    return true;
  }

  /** The length of the record, its line feed not counted; whatever its fields are. */
  private int wholeRecord() throws IOException {
    fields = 1;
    lineFeeds = 0;
    int i = 0;
    boolean begins = true;
    while (i <= CsvLines.LONGEST) {
      int b = at(i);
      if (b == END || b == '\n') {
        return i;
      }
      if (begins && b == '"') {
        i = afterQuoted(i + 1);
        if (i == DAMAGED) {
          return DAMAGED;
        }
        begins = false;
      } else {
        begins = b == delimiter;
        fields += begins ? 1 : 0;
        i++;
      }
    }
    return DAMAGED;
  }

  /** The place after a quoted field's closing quote, if what is there may follow it. */
  private int afterQuoted(int start) throws IOException {
    for (int i = start; i <= CsvLines.LONGEST; i++) {
      int b = at(i);
      if (b == END) {
        return DAMAGED;
      }
      if (b == '\n') {
        lineFeeds++;
      } else if (b == '"') {
        int after = at(i + 1);
        if (after != '"') {
          return mayFollow(after, i + 1) ? i + 1 : DAMAGED;
        }
        i++;
      }
    }
    return DAMAGED;
  }

  private boolean mayFollow(int after, int place) throws IOException {
    return after == delimiter
        || after == '\n'
        || after == END
        || (after == '\r' && (at(place + 1) == '\n' || at(place + 1) == END));
  }

  /** The length of the line; what of it is too long is passed over. */
  private int firstLine() throws IOException {
    lineFeeds = 0;
    int i = 0;
    for (int b = at(0); b != END && b != '\n'; b = at(i)) {
      i++;
      if (i > CsvLines.LONGEST) {
        tooLong = true;
        from += i;
        i = 0;
      }
    }
    return i;
  }

  private void end(int length) throws IOException {
    boolean lineFeed = at(length) == '\n';
    int end = from + length;
    next = lineFeed ? end + 1 : end;
    nextNumber = number + lineFeeds + 1;
    from = tooLong ? end : from;
    to = end > from && buffer[end - 1] == '\r' ? end - 1 : end;
  }

  /** The byte at a place counted from the record's start, or {@link #END}. */
  private int at(int place) throws IOException {
    while (from + place >= filled) {
      if (ended) {
        return END;
      }
      fill();
    }
    return buffer[from + place] & 0xFF;
  }

  /** Moves the unfinished record to the buffer's start and reads more behind it. */
  private void fill() throws IOException {
    System.arraycopy(buffer, from, buffer, 0, filled - from);
    filled -= from;
    from = 0;
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    ended = read < 0;
    filled += Math.max(0, read);
  }
}
