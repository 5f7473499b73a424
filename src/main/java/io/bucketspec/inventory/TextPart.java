package io.bucketspec.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A part of a data file that one task reads.
 *
 * @param file the file
 * @param from its first byte, from 0
 * @param to the byte after its last; {@link #END} for all the file has
 */
public record TextPart(DataFile file, long from, long to) {
  /** The end of a file, wherever that is. */
  public static final long END = Long.MAX_VALUE;

  /** Large enough that a task's start costs nothing beside it. */
  public static final long BYTES = 256L << 20;

  /** What isn't compressed for sure. */
  private static final Set<String> PLAIN = Set.of("csv", "tsv", "txt", "jsonl", "ndjson", "");

  /**
   * The parts of a snapshot's files, in their order. A file whose lines can be told apart anywhere
   * is cut: it isn't compressed, and no row of it is more than a line.
   *
   * @param most how many bytes a part has at most
   */
  public static List<TextPart> of(Snapshot snapshot, long most) {
    RowLayout layout = snapshot.layout();
    boolean lines =
        layout.format() == DataFormat.LINES
            || (layout.format() == DataFormat.CSV && !layout.csv().multiline());
    List<TextPart> parts = new ArrayList<>();
    for (DataFile file : snapshot.files()) {
      long cut = lines && isPlain(file) ? most : END;
      for (long from = 0; from == 0 || from < file.size(); from += cut) {
        boolean last = cut >= file.size() - from;
        parts.add(new TextPart(file, from, last ? END : from + cut));
        if (last) {
          break;
        }
      }
    }
    return parts;
  }

  private static boolean isPlain(DataFile file) {
    String name = StorePath.name(file.path()).toLowerCase(Locale.ROOT);
    return PLAIN.contains(name.substring(name.lastIndexOf('.') + 1)) || name.indexOf('.') < 0;
  }
}
