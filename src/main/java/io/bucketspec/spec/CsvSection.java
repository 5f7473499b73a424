package io.bucketspec.spec;

/**
 * One section of a CSV, as its heading row says.
 *
 * @param section what its rows are, or null if the headings don't tell
 * @param url the column of the URLs, from 0
 * @param title the column of the titles, or -1
 * @param createVideo the column that tells sequences, or -1
 * @param columns how many there are
 * @param header where the heading row stands
 */
record CsvSection(
    Section section, int url, int title, int createVideo, int columns, Cursor header) {

  /** Rows without a heading row before them. */
  static CsvSection unknown(int columns, Cursor at) {
    return new CsvSection(null, 0, -1, -1, columns, at);
  }
}
