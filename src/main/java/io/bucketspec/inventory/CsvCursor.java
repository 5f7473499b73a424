package io.bucketspec.inventory;

import java.io.IOException;

/** The records of a CSV file in a buffer that is reused: one is good until the next is read. */
interface CsvCursor {
  /** Goes to the next record; false after the last. */
  boolean next() throws IOException;

  byte[] bytes();

  /** Where the record begins in {@link #bytes()}. */
  int from();

  /** Where its text begins: after a byte order mark, if it is the first record. */
  default int textFrom() {
    boolean marked =
        number() == 1
            && to() - from() >= 3
            && bytes()[from()] == (byte) 0xEF
            && bytes()[from() + 1] == (byte) 0xBB
            && bytes()[from() + 2] == (byte) 0xBF;
    return marked ? from() + 3 : from();
  }

  /** Where it ends, without LF or CRLF. */
  int to();

  /** The number of its first line, from 1. */
  long number();

  /** Whether the record is over {@link CsvLines#LONGEST} bytes and was not kept. */
  boolean tooLong();
}
