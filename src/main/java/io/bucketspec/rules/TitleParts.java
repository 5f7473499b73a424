package io.bucketspec.rules;

/**
 * Texts of a title that no key has: what the members of a group were found to be. As UTF-8; empty
 * where there is no such text. Not copies: only to read.
 *
 * @param sequence the file name of a sequence's members with their number left open, such as {@code
 *     frame_#.jpg}
 * @param study the study's text in titles
 * @param series the series' text in titles
 */
public record TitleParts(byte[] sequence, byte[] study, byte[] series) {
  private static final byte[] EMPTY = {};

  /** For items that are neither a sequence nor a series. */
  public static final TitleParts NONE = new TitleParts(EMPTY, EMPTY, EMPTY);

  public static TitleParts ofSequence(byte[] sequence) {
    return new TitleParts(sequence, EMPTY, EMPTY);
  }

  public static TitleParts ofSeries(byte[] study, byte[] series) {
    return new TitleParts(EMPTY, study, series);
  }
}
