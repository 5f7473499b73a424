package io.bucketspec.spec;

import io.bucketspec.model.ByteBuilder;

/** CSV cells by RFC 4180, from UTF-8 bytes to UTF-8 bytes. */
final class CsvText {
  private CsvText() {}

  /**
   * Appends a cell, in quotes if it holds a comma, a quote or a line end, or begins or ends with a
   * space, which some readers would strip.
   */
  static void appendCell(ByteBuilder out, byte[] text, int length) {
    if (!mustQuote(text, length)) {
      appendText(out, text, length);
      return;
    }
    out.append((byte) '"');
    appendText(out, text, length);
    out.append((byte) '"');
  }

  private static boolean mustQuote(byte[] text, int length) {
    if (length == 0) {
      return false;
    }
    if (isSpace(text[0]) || isSpace(text[length - 1])) {
      return true;
    }
    for (int i = 0; i < length; i++) {
      byte b = text[i];
      if (b == ',' || b == '"' || b == '\r' || b == '\n') {
        return true;
      }
    }
    return false;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t';
  }

  private static void appendText(ByteBuilder out, byte[] text, int length) {
    int done = 0;
    int i = 0;
    while (i < length) {
      byte b = text[i];
      if (b == '"') {
        out.append(text, done, ++i).append(b);
        done = i;
      } else if (b >= 0) {
        i++;
      } else {
        int sequence = Utf8.sequence(text, i, length);
        if (sequence > 0) {
          i += sequence;
        } else {
          out.append(text, done, i).append(Utf8.replacement());
          i -= sequence;
          done = i;
        }
      }
    }
    out.append(text, done, length);
  }
}
