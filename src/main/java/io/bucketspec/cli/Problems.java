package io.bucketspec.cli;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a job file, so that all of it is told at once. */
final class Problems {
  private static final int SHOWN = 60;

  private record Located(Place place, String sentence) {}

  private final List<Located> found = new ArrayList<>();

  void add(Place place, String sentence) {
    found.add(new Located(place, onOneLine(sentence)));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** In the file's order; problems of one place in the order they were found. */
  List<JobFileException.Problem> inOrder() {
    return found.stream()
        .sorted((a, b) -> a.place().compareTo(b.place()))
        .map(
            one ->
                new JobFileException.Problem(
                    one.place().line(), one.place().column(), one.sentence()))
        .toList();
  }

  /** A value of the file in quotes, cut where it would drown the sentence. */
  static String quoted(String value) {
    boolean cut = value.codePointCount(0, value.length()) > SHOWN;
    return "'" + (cut ? value.substring(0, value.offsetByCodePoints(0, SHOWN)) + "…" : value) + "'";
  }

  private static String onOneLine(String sentence) {
    StringBuilder line = new StringBuilder(sentence.length());
    sentence
        .codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                line.append(c == '\n' ? "\\n" : String.format("\\u%04x", c));
              } else {
                line.appendCodePoint(c);
              }
            });
    return line.toString();
  }
}
