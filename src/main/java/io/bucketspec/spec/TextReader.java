package io.bucketspec.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Decodes a spec file and notices what a parser behind it would die of, or not see: malformed
 * UTF-8, a byte order mark, commas before a closing bracket. Such faults wait until the parser has
 * come to their offset and asks for them.
 */
final class TextReader extends Reader {
  /** A fault in the text itself; the offset is in characters from the file's begin. */
  record TextFault(long offset, Cursor.Spot spot, FaultCode code, String sentence) {}

  private static final int MOST_MALFORMED = 100;
  private static final int BLOCK = 4_000;
  private static final char MARK = '\uFEFF';
  private static final char REPLACEMENT = '\uFFFD';

  private final StringReader head;
  private final InputStream in;
  private final CommaScan commas;
  private final Deque<TextFault> pending = new ArrayDeque<>();
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private boolean inputEnded;
  private char low;
  private long bytes;
  private long offset;
  private long line;
  private long column;
  private boolean afterReturn;
  private int malformed;

  private TextReader(Rest rest, String head, CommaScan commas) {
    this.head = new StringReader(head);
    in = rest.in();
    bytes = rest.bytes();
    offset = rest.chars();
    line = rest.line();
    column = rest.column();
    this.commas = commas;
  }

  /**
   * Reads the rest of a JSON text, from between two tokens on.
   *
   * @param head what is read before it and not a part of the file
   */
  static TextReader ofJson(Rest rest, String head) {
    return new TextReader(rest, head, new CommaScan());
  }

  /** Reads the rest of a CSV, from between two rows on. */
  static TextReader ofCsv(Rest rest) {
    return new TextReader(rest, "", null);
  }

  /** The next fault before that offset, or null. */
  TextFault faultBefore(long charOffset) {
    TextFault next = pending.peek();
    return next == null || next.offset() >= charOffset ? null : pending.poll();
  }

  boolean hasFaults() {
    return !pending.isEmpty();
  }

  /** Bytes read so far. */
  long bytes() {
    return bytes;
  }

  /** Where the decoded text ends. */
  Cursor.Spot here(String path) {
    return new Cursor.Spot(line, column, path);
  }

  /** Reads what is left without looking at it, so that the size is known. */
  void drain() throws IOException {
    bytes += in.transferTo(OutputStream.nullOutputStream());
  }

  @Override
  public int read(char[] target, int from, int length) throws IOException {
    int ofHead = head.read(target, from, length);
    if (ofHead > 0) {
      return ofHead;
    }
    // To the end of a block of the file, so that it doesn't depend on where the reading began what
    // is found ahead of the parser.
    int most = (int) Math.min(length, BLOCK - offset % BLOCK);
    int count = 0;
    while (count < most) {
      int c = next();
      if (c < 0) {
        break;
      }
      target[from + count++] = (char) c;
      step((char) c);
    }
    return count == 0 && length > 0 ? -1 : count;
  }

  private int next() throws IOException {
    if (low != 0) {
      char c = low;
      low = 0;
      return c;
    }
    if (end - at < Utf8.LONGEST && !inputEnded) {
      fill();
    }
    if (at == end) {
      return -1;
    }
    return buffer[at] >= 0 ? buffer[at++] : decode();
  }

  private int decode() throws IOException {
    int length = Utf8.sequence(buffer, at, end);
    if (length < 0) {
      reportMalformed();
      at -= length;
      return REPLACEMENT;
    }
    int c = buffer[at] & (0x7F >> length);
    for (int i = 1; i < length; i++) {
      c = (c << 6) | (buffer[at + i] & 0x3F);
    }
    at += length;
    if (c == MARK && offset == 0 && bytes == end) {
      String sentence =
          "The file begins with a byte order mark, which JSON and CSV readers choke on:"
              + " save it as UTF-8 without one.";
      fault(FaultCode.BYTE_ORDER_MARK, sentence);
      return next();
    }
    if (c > Character.MAX_VALUE) {
      low = Character.lowSurrogate(c);
      return Character.highSurrogate(c);
    }
    return c;
  }

  private void fill() throws IOException {
    System.arraycopy(buffer, at, buffer, 0, end - at);
    end -= at;
    at = 0;
    while (end < Utf8.LONGEST && !inputEnded) {
      int read = in.read(buffer, end, buffer.length - end);
      if (read < 0) {
        inputEnded = true;
      } else {
        end += read;
        bytes += read;
      }
    }
  }

  private void reportMalformed() {
    malformed++;
    if (malformed < MOST_MALFORMED) {
      fault(
          FaultCode.MALFORMED_UTF8,
          String.format(
              "The byte 0x%02X here is no UTF-8: save the file as UTF-8.", buffer[at] & 0xFF));
    } else if (malformed == MOST_MALFORMED) {
      fault(
          FaultCode.MALFORMED_UTF8,
          "The file holds "
              + MOST_MALFORMED
              + " and more places that are no UTF-8, not listed"
              + " from here on: save the file as UTF-8.");
    }
  }

  private void fault(FaultCode code, String sentence) {
    pending.add(new TextFault(offset, here(""), code, sentence));
  }

  /** Counts as the JSON parser does: LF, CR and CRLF each end a line. */
  private void step(char c) {
    if (commas != null && commas.endsAfterComma(c)) {
      pending.add(
          new TextFault(
              offset,
              commas.comma(),
              FaultCode.TRAILING_COMMA,
              "A comma with nothing after it before '" + c + "', which is not JSON: remove it."));
    }
    if (commas != null && c == ',') {
      commas.place(line, column);
    }
    offset++;
    if (c == '\n' && afterReturn) {
      afterReturn = false;
      return;
    }
    afterReturn = c == '\r';
    if (c == '\n' || c == '\r') {
      line++;
      column = 1;
    } else {
      column++;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
