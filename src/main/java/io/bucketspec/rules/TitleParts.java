package io.bucketspec.rules;

/**
 * Texts of a title that no key has: what the members of a group were found to be. As UTF-8; empty
 * where there is no such text. Not copies: only to read.
 *
 * @param sequenceFolder the folder of a sequence with its slash, and with what differs left open
 *     there too
 * @param sequence the file name of a sequence's members with their number left open, such as {@code
 *     frame_#.jpg}
 * @param study the study's text in titles
 * @param series the series' text in titles
 */
public record TitleParts(byte[] sequenceFolder, byte[] sequence, byte[] study, byte[] series) {
  private static final byte[] EMPTY = {};

  /** For items that are neither a sequence nor a series. */
  public static final TitleParts NONE = new TitleParts(EMPTY, EMPTY, EMPTY, EMPTY);

  public static TitleParts ofSequence(byte[] folder, byte[] sequence) {
    return new TitleParts(folder, sequence, EMPTY, EMPTY);
  }

  public static TitleParts ofSeries(byte[] study, byte[] series) {
    return new TitleParts(EMPTY, EMPTY, study, series);
  }
}
