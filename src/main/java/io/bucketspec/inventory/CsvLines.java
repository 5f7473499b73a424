package io.bucketspec.inventory;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a stream, in a buffer that is reused: a line is good until the next is read. */
final class CsvLines implements CsvCursor {
  /** More than ten times what the longest keys and access lists take. */
  static final int LONGEST = 1 << 20;

  static final String TOO_LONG = "it is longer than 1 MiB, which no row is";

  private final InputStream in;
  private byte[] buffer;
  private int filled;
  private boolean ended;
  private int from;
  private int to;
  private int next;
  private long number;
  private boolean tooLong;

  CsvLines(InputStream in) {
    this(in, 1 << 16);
  }

  CsvLines(InputStream in, int capacity) {
    this.in = in;
    buffer = new byte[capacity];
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
    number++;
    tooLong = false;
    from = next;
    int scan = next;
    while (true) {
      int lineFeed = lineFeed(scan);
      if (lineFeed >= 0) {
        end(lineFeed, lineFeed + 1);
        return true;
      }
      if (ended) {
        boolean rest = from < filled || tooLong;
        end(filled, filled);
        return rest;
      }
      if (filled - from > LONGEST) {
        tooLong = true;
        from = filled;
      }
      scan = filled - from;
      fill();
    }
  }

  private void end(int lineEnd, int nextLine) {
    next = nextLine;
    from = tooLong ? lineEnd : from;
    to = lineEnd > from && buffer[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
  }

  private int lineFeed(int scan) {
    for (int i = scan; i < filled; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Moves the unfinished line to the buffer's start and reads more behind it. */
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
