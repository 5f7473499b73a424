package io.bucketspec.rules;

import io.bucketspec.model.InvalidOption;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What puts two objects of a rule into the same item. */
public sealed interface GroupBy extends Serializable {
  /** Each object is an item by itself: the single kinds. */
  record Single() implements GroupBy {}

  /** The part of the key up to its last slash. */
  record Folder() implements GroupBy {}

  /**
   * The text of these captures.
   *
   * @param names at least one
   */
  record Captures(List<String> names) implements GroupBy {
    public Captures {
      names = List.copyOf(names);
      if (names.isEmpty()) {
        throw new InvalidOption("group", "A group by captures needs at least one of them.");
      }
    }
  }

  /**
   * The folder, and the file name but for its frame number: the last run of ASCII digits before the
   * extension.
   *
   * @param padding whether frame numbers of different widths are of one sequence
   * @param minLength how many members make a sequence; at least 1
   * @param shorter what becomes of fewer, and of names without a number
   * @param pair a capture whose text does not tell sequences apart, so that the views of one number
   *     stand side by side
   */
  record Sequence(Padding padding, int minLength, Shorter shorter, Optional<String> pair)
      implements GroupBy {
    public static final Sequence DEFAULT =
        new Sequence(Padding.LOOSE, 2, Shorter.SINGLE, Optional.empty());

    public Sequence {
      if (minLength < 1) {
        throw new InvalidOption(
            "minLength", "'minLength' is " + minLength + " but must be at least 1.");
      }
    }

    private Object writeReplace() {
      return new WrittenSequence(padding, minLength, shorter, pair.orElse(null));
    }

    /** What travels, since an Optional can't. */
    private record WrittenSequence(Padding padding, int minLength, Shorter shorter, String pair)
        implements Serializable {
      private Object readResolve() {
        return new Sequence(padding, minLength, shorter, Optional.ofNullable(pair));
      }
    }
  }

  /**
   * The study's and the series' UID that the tag table has for the object.
   *
   * @param within captures that tell groups apart too; they need to be those that partition the
   *     output
   * @param fallback what groups objects without a tag row; empty to reject them
   */
  record Series(List<String> within, Optional<GroupBy> fallback) implements GroupBy {
    public Series {
      within = List.copyOf(within);
      if (fallback.filter(by -> !(by instanceof Folder || by instanceof Captures)).isPresent()) {
        throw new InvalidOption("fallback", "'fallback' is 'folder' or a list of captures.");
      }
    }

    private Object writeReplace() {
      return new WrittenSeries(within, fallback.orElse(null));
    }

    /** What travels, since an Optional can't. */
    private record WrittenSeries(List<String> within, GroupBy fallback) implements Serializable {
      private Object readResolve() {
        return new Series(within, Optional.ofNullable(fallback));
      }
    }
  }

  /** Words for a rule's line; none where every object is by itself. */
  default String describe() {
    if (this instanceof Captures captures) {
      return ", grouped by " + String.join(", ", captures.names());
    }
    if (this instanceof Sequence sequence) {
      return ", grouped by sequence"
          + sequence.pair().map(pair -> ", paired by " + pair).orElse("");
    }
    if (this instanceof Series series) {
      List<String> names = new ArrayList<>(series.within());
      names.add("series");
      return ", grouped by "
          + String.join(", ", names)
          + series
              .fallback()
              .map(other -> ", without tags" + other.describe().substring(1))
              .orElse("");
    }
    return this instanceof Folder ? ", grouped by folder" : "";
  }

  /** Whether the width of a frame number tells sequences apart. */
  enum Padding {
    /** It doesn't: {@code 0999}, {@code 1000} and {@code 10001} are one sequence. */
    LOOSE,
    /** It does: {@code 1000} and {@code 10001} are of two. */
    STRICT;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Padding> ofLabel(String label) {
      return Arrays.stream(values()).filter(value -> value.label().equals(label)).findFirst();
    }
  }

  /** What becomes of fewer members than make a sequence. */
  enum Shorter {
    /** Each is an image by itself. */
    SINGLE,
    /** They are a sequence all the same. */
    KEEP,
    /** They are rejected. */
    REJECT;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Shorter> ofLabel(String label) {
      return Arrays.stream(values()).filter(value -> value.label().equals(label)).findFirst();
    }
  }
}
