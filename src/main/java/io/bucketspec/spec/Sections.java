package io.bucketspec.spec;

import io.bucketspec.model.Kind;
import java.util.HashSet;
import java.util.Set;

/** Where one file stands in its sections, and so which framing comes next. */
final class Sections {
  private final Framing framing;
  private final SpecFormat format;
  private final boolean combine;
  private final Set<String> left = new HashSet<>();
  private Kind last;

  Sections(SpecOptions options) {
    framing = new Framing(options);
    format = options.format();
    combine = options.combine();
  }

  /**
   * What stands before an item of that kind if it comes next.
   *
   * @throws IllegalStateException if an item of that kind can't come next
   */
  byte[] before(Kind kind) {
    byte[] first = framing.first(kind);
    if (first == null) {
      throw new IllegalStateException(format.refusal(kind));
    }
    if (last == null) {
      return first;
    }
    if (kind != last && !combine) {
      throw new IllegalStateException(
          "An item of kind "
              + kind.label()
              + " in a file of "
              + last.label()
              + ": only a file that combines kinds may hold both.");
    }
    if (sameSection(kind, last)) {
      return framing.sameSection();
    }
    if (left.contains(kind.array())) {
      throw new IllegalStateException(
          "The section '"
              + kind.array()
              + "' has been left for '"
              + last.array()
              + "' and can't be opened again: write its items in one go.");
    }
    return framing.further(kind);
  }

  /** An item of that kind has come. */
  void enter(Kind kind) {
    if (last != null && !sameSection(kind, last)) {
      left.add(last.array());
    }
    last = kind;
  }

  boolean isEmpty() {
    return last == null;
  }

  /** What ends the file. */
  byte[] end() {
    return framing.end();
  }

  private static boolean sameSection(Kind one, Kind other) {
    return one == other || one.array().equals(other.array());
  }
}
