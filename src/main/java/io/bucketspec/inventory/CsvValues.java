package io.bucketspec.inventory;

import java.nio.charset.StandardCharsets;

/** What the fields of a record say, by their columns. */
final class CsvValues {
  private static final int LONGEST_EXCERPT = 40;
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

  private final CsvColumns columns;
  private final CsvFields fields;
  private byte[] record;

  CsvValues(CsvColumns columns, char delimiter) {
    this.columns = columns;
    this.fields = new CsvFields(columns.count(), delimiter);
  }

  /** Takes a record; what is wrong with it, as a sentence's middle, or null. */
  String split(byte[] bytes, int from, int to) {
    record = bytes;
    return fields.split(bytes, from, to);
  }

  CsvColumns columns() {
    return columns;
  }

  CsvFields fields() {
    return fields;
  }

  byte[] record() {
    return record;
  }

  int from(InventoryColumn column) {
    return fields.from(columns.place(column));
  }

  int to(InventoryColumn column) {
    return fields.to(columns.place(column));
  }

  /** Whether there is such a column and the record has something there. */
  boolean stated(InventoryColumn column) {
    int place = columns.place(column);
    return place != CsvColumns.ABSENT && fields.from(place) != fields.to(place);
  }

  boolean isTrue(InventoryColumn column) {
    return stated(column) && is(TRUE, column);
  }

  boolean isFalse(InventoryColumn column) {
    return stated(column) && is(FALSE, column);
  }

  /** Whether it is true, false or not stated. */
  boolean isBoolean(InventoryColumn column) {
    return !stated(column) || is(TRUE, column) || is(FALSE, column);
  }

  /** Whether a field is a word of lower-case letters, in whatever case. */
  private boolean is(byte[] word, InventoryColumn column) {
    int from = from(column);
    if (to(column) - from != word.length) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if ((record[from + i] | 0x20) != word[i]) {
        return false;
      }
    }
    return true;
  }

  String excerpt(InventoryColumn column) {
    String text = text(columns.place(column));
    return text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT) + "…";
  }

  String text(int field) {
    int from = fields.from(field);
    return new String(record, from, fields.to(field) - from, StandardCharsets.UTF_8);
  }
}
