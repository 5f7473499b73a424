package io.bucketspec.rules;

import java.util.ArrayList;
import java.util.List;

/** What stands between two braces of a template. */
final class Braces {
  private final StringBuilder text = new StringBuilder();
  private final List<Mark> marks = new ArrayList<>();
  private final int place;

  /**
   * @param place where the text begins
   */
  Braces(int place) {
    this.place = place;
  }

  /**
   * A character that separates if it stands for itself, without a backslash before it.
   *
   * @param index its place in the text
   * @param next where in the template the character after it stands
   */
  private record Mark(char separator, int index, int next) {}

  /**
   * A text between two separators.
   *
   * @param place where it begins in the template
   */
  record Part(int place, String text) {}

  static boolean separates(char c) {
    return c == ',' || c == ':' || c == '|';
  }

  /** Adds a character that separates, or is itself where it separates nothing. */
  void mark(char separator, int next) {
    marks.add(new Mark(separator, text.length(), next));
    text.append(separator);
  }

  /** Where text goes that is meant as it is. */
  StringBuilder literal() {
    return text;
  }

  String text() {
    return text.toString();
  }

  boolean has(char separator) {
    return marks.stream().anyMatch(mark -> mark.separator == separator);
  }

  /** What stands before the first colon, or everything. */
  String name() {
    for (Mark mark : marks) {
      if (mark.separator == ':') {
        return text.substring(0, mark.index);
      }
    }
    return text();
  }

  /** The texts between the commas. */
  List<Part> alternatives() {
    return split(',', 0, 0, place);
  }

  /** The texts between the bars behind the first colon. */
  List<Part> choices() {
    int colon = 0;
    while (marks.get(colon).separator != ':') {
      colon++;
    }
    Mark mark = marks.get(colon);
    return split('|', colon + 1, mark.index + 1, mark.next);
  }

  private List<Part> split(char separator, int firstMark, int from, int fromPlace) {
    List<Part> parts = new ArrayList<>();
    int start = from;
    int startPlace = fromPlace;
    for (Mark mark : marks.subList(firstMark, marks.size())) {
      if (mark.separator == separator) {
        parts.add(new Part(startPlace, text.substring(start, mark.index)));
        start = mark.index + 1;
        startPlace = mark.next;
      }
    }
    parts.add(new Part(startPlace, text.substring(start)));
    return parts;
  }
}
