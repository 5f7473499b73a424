package io.bucketspec.inventory;

/** The fields of a record, as places in the record's own buffer. Quotes are taken off in place. */
final class CsvFields {
  private static final int OPEN = -1;
  private static final int AMID = -2;

  private final byte delimiter;
  private final int[] from;
  private final int[] to;
  private int count;

  CsvFields(int expected) {
    this(expected, ',');
  }

  CsvFields(int expected, char delimiter) {
    this.delimiter = (byte) delimiter;
    from = new int[expected];
    to = new int[expected];
  }

  int from(int field) {
    return from[field];
  }

  int to(int field) {
    return to[field];
  }

  /** How many fields the record has, also those beyond what is expected. */
  int count() {
    return count;
  }

  /** Splits a record; what is wrong with it, as a sentence's middle, or null. */
  String split(byte[] line, int start, int end) {
    count = 0;
    int at = start;
    while (true) {
      int next = at < end && line[at] == '"' ? quoted(line, at + 1, end) : bare(line, at, end);
      if (next < 0) {
        return "field "
            + (count + 1)
            + (next == OPEN ? " has no closing quote" : " has a quote amid its text");
      }
      count++;
      if (next == end) {
        return null;
      }
      at = next + 1;
    }
  }

  /**
   * Takes a field from after its opening quote; the place of the delimiter or the end behind it.
   */
  private int quoted(byte[] line, int start, int end) {
    int put = start;
    for (int i = start; i < end; i++) {
      byte b = line[i];
      if (b != '"') {
        line[put++] = b;
      } else if (i + 1 < end && line[i + 1] == '"') {
        line[put++] = b;
        i++;
      } else {
        return i + 1 == end || line[i + 1] == delimiter ? keep(start, put, i + 1) : AMID;
      }
    }
    return OPEN;
  }

  private int bare(byte[] line, int start, int end) {
    int i = start;
    while (i < end && line[i] != delimiter) {
      if (line[i] == '"') {
        return AMID;
      }
      i++;
    }
    return keep(start, i, i);
  }

  private int keep(int start, int end, int next) {
    if (count < from.length) {
      from[count] = start;
      to[count] = end;
    }
    return next;
  }
}
