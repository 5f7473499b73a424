package io.bucketspec.inventory;

import java.io.Serializable;

/**
 * How CSV files are written.
 *
 * @param delimiter what stands between fields, an ASCII character; {@link #UNKNOWN} if only the
 *     files can tell
 * @param header what the first record is
 * @param multiline whether a quoted field may hold line feeds, so that a record is more than a line
 */
public record CsvForm(char delimiter, Header header, boolean multiline) implements Serializable {
  /** The delimiter is told by a file's first line. */
  public static final char UNKNOWN = 0;

  /** What the first record of a file is. */
  public enum Header {
    /** A row like all others, unless it is just the columns' names. */
    UNLIKELY,
    /** A row like all others. */
    NONE,
    /** The columns' names, which go before those that the manifest states. */
    NAMES
  }

  /** The form of the S3 family: keys are URL-encoded, so that a record is a line. */
  public static final CsvForm S3 = new CsvForm(',', Header.UNLIKELY, false);
}
