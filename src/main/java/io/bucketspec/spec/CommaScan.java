package io.bucketspec.spec;

/** Watches the characters of a JSON text for commas that a closing bracket follows. */
final class CommaScan {
  private boolean inString;
  private boolean escaped;
  private boolean afterComma;
  private long line;
  private long column;

  /** Takes the next character; whether it closes an array or object right after a comma. */
  boolean endsAfterComma(char c) {
    if (inString) {
      if (escaped) {
        escaped = false;
      } else if (c == '\\') {
        escaped = true;
      } else if (c == '"') {
        inString = false;
      }
      return false;
    }
    if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
      return false;
    }
    boolean ends = afterComma && (c == ']' || c == '}');
    afterComma = c == ',';
    inString = c == '"';
    return ends;
  }

  /** Where the comma taken last stands. */
  void place(long commaLine, long commaColumn) {
    line = commaLine;
    column = commaColumn;
  }

  Cursor.Spot comma() {
    return new Cursor.Spot(line, column, "");
  }
}
