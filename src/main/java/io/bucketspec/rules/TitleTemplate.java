package io.bucketspec.rules;

import io.bucketspec.model.ByteBuilder;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** An item's title: literal text, captures, parts that every key has, and {@link TitleParts}. */
final class TitleTemplate implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final List<String> BUILT_IN =
      List.of("key", "filename", "folder", "bucket", "sequence", "study", "series");
  private static final List<String> OF_EVERY_KEY = BUILT_IN.subList(0, 4);
  private static final int LITERAL = -1;
  private static final int KEY = -2;
  private static final int FILENAME = -3;
  private static final int FOLDER = -4;
  private static final int BUCKET = -5;
  private static final int SEQUENCE = -6;
  private static final int STUDY = -7;
  private static final int SERIES = -8;
  private static final int FOLDER_WITH_SLASH = -9;
  private static final int STUDY_WITH_SLASH = -10;

  private static final byte[] SLASH = {'/'};

  private final int[] parts;
  private final byte[][] literals;

  private TitleTemplate(List<Integer> parts, List<byte[]> literals) {
    this.parts = parts.stream().mapToInt(Integer::intValue).toArray();
    this.literals = literals.toArray(new byte[0][]);
  }

  static TitleTemplate filename() {
    return of(FILENAME);
  }

  static TitleTemplate folder() {
    return of(FOLDER);
  }

  /** The folder, if there is one, and the sequence. */
  static TitleTemplate sequence() {
    return of(FOLDER_WITH_SLASH, SEQUENCE);
  }

  /** The study, if there is a text for it, and the series. */
  static TitleTemplate series() {
    return of(STUDY_WITH_SLASH, SERIES);
  }

  private static TitleTemplate of(int... parts) {
    List<byte[]> literals = Collections.nCopies(parts.length, new byte[0]);
    return new TitleTemplate(Arrays.stream(parts).boxed().toList(), literals);
  }

  /** Captures joined by slashes. */
  static TitleTemplate joined(int[] captures) {
    List<Integer> parts = new ArrayList<>();
    List<byte[]> literals = new ArrayList<>();
    for (int capture : captures) {
      if (!parts.isEmpty()) {
        parts.add(LITERAL);
        literals.add(SLASH);
      }
      parts.add(capture);
      literals.add(new byte[0]);
    }
    return new TitleTemplate(parts, literals);
  }

  /**
   * Reads a template.
   *
   * @param captures the names that it may use beside the built-in ones, which they hide
   * @param group what the rule's items are, which decides what is built in
   * @param faults where sentences go about what is wrong; a template with faults is of no use
   */
  static TitleTemplate parse(
      String template, List<String> captures, GroupBy group, List<String> faults) {
    if (template.isBlank()) {
      faults.add("The title is empty; leave it away for the default.");
    }
    return parse("title", template, captures, group, faults);
  }

  /**
   * The same for another text than a title.
   *
   * @param what how sentences call the text
   */
  static TitleTemplate parse(
      String what, String template, List<String> captures, GroupBy group, List<String> faults) {
    List<Integer> parts = new ArrayList<>();
    List<byte[]> literals = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      char c = template.charAt(at);
      int close = c == '{' ? template.indexOf('}', at) : at;
      if (close < 0 || (c == '\\' && at + 1 == template.length())) {
        faults.add(unfinished(what, template, at));
        break;
      }
      if (c == '{') {
        addLiteral(literal, parts, literals);
        parts.add(part(what, template.substring(at + 1, close), captures, group, faults));
        literals.add(new byte[0]);
      } else {
        at += c == '\\' ? 1 : 0;
        literal.append(template.charAt(at));
      }
      at = Math.max(at, close) + 1;
    }
    addLiteral(literal, parts, literals);
    return new TitleTemplate(parts, literals);
  }

  private static String unfinished(String what, String template, int at) {
    String place = "Character " + (template.codePointCount(0, at) + 1) + ": ";
    return template.charAt(at) == '{'
        ? place + "this { is never closed; write \\{ for a literal brace."
        : place + "the " + what + " ends in a backslash; write \\\\ for a literal one.";
  }

  private static void addLiteral(
      StringBuilder literal, List<Integer> parts, List<byte[]> literals) {
    if (literal.length() > 0) {
      parts.add(LITERAL);
      literals.add(literal.toString().getBytes(StandardCharsets.UTF_8));
      literal.setLength(0);
    }
  }

  private static int part(
      String what, String name, List<String> captures, GroupBy group, List<String> faults) {
    if (captures.contains(name)) {
      return captures.indexOf(name);
    }
    List<String> builtIn = builtIn(group);
    if (!builtIn.contains(name)) {
      Set<String> known = new LinkedHashSet<>(captures);
      known.addAll(builtIn);
      String hint = NamesHint.of("The " + what + " has", name, known);
      faults.add("There is nothing called '" + name + "'" + elsewhere(name) + ". " + hint);
    }
    return KEY - BUILT_IN.indexOf(name);
  }

  /** What there is beside the captures, by what the rule's items are. */
  static List<String> builtIn(GroupBy group) {
    List<String> names = new ArrayList<>(OF_EVERY_KEY);
    if (group instanceof GroupBy.Sequence) {
      names.add("sequence");
    } else if (group instanceof GroupBy.Series) {
      names.addAll(List.of("study", "series"));
    }
    return names;
  }

  private static String elsewhere(String name) {
    return switch (name) {
      case "sequence" -> " but with 'group: sequence'";
      case "study", "series" -> " but with 'group: series'";
      default -> "";
    };
  }

  /** Whether it has a text that only header tags give. */
  boolean needsTags() {
    return Arrays.stream(parts)
        .anyMatch(part -> part == STUDY || part == SERIES || part == STUDY_WITH_SLASH);
  }

  /** Whether it has the name of a sequence. */
  boolean namesSequence() {
    return Arrays.stream(parts).anyMatch(part -> part == SEQUENCE || part == FOLDER_WITH_SLASH);
  }

  /**
   * Whether there is everything that the text names: each capture took part, and header tags told
   * the study and the series.
   */
  boolean complete(RuleMatch match, TitleParts texts) {
    for (int part : parts) {
      boolean lacking =
          (part >= 0 && match.start(part) < 0)
              || (part == STUDY && texts.study().length == 0)
              || (part == SERIES && texts.series().length == 0);
      if (lacking) {
        return false;
      }
    }
    return true;
  }

  /** Whether what it names is the same for all that a test holds of: captures by their index. */
  boolean all(IntPredicate capture, Predicate<String> builtIn) {
    for (int part : parts) {
      // What stands with a slash is of sequences and series as wholes.
      boolean holds =
          part == LITERAL
              || part < SERIES
              || (part >= 0 ? capture.test(part) : builtIn.test(BUILT_IN.get(KEY - part)));
      if (!holds) {
        return false;
      }
    }
    return true;
  }

  /** Appends the title; where it would be empty, the folder or else the bucket. */
  void append(
      RuleMatch match, byte[] key, int length, byte[] bucket, TitleParts texts, ByteBuilder out) {
    int before = out.length();
    appendText(match, key, length, bucket, texts, out);
    if (out.length() == before) {
      out.append(key, 0, Math.max(lastSlash(key, length), 0));
    }
    if (out.length() == before) {
      out.append(bucket);
    }
  }

  private static int lastSlash(byte[] key, int length) {
    int slash = length - 1;
    while (slash >= 0 && key[slash] != '/') {
      slash--;
    }
    return slash;
  }

  /** Appends the text as it is, also where it is empty. */
  void appendText(
      RuleMatch match, byte[] key, int length, byte[] bucket, TitleParts texts, ByteBuilder out) {
    int slash = lastSlash(key, length);
    for (int i = 0; i < parts.length; i++) {
      switch (parts[i]) {
        case LITERAL -> out.append(literals[i]);
        case KEY -> out.append(key, 0, length);
        case FILENAME -> out.append(key, slash + 1, length);
        case FOLDER -> out.append(key, 0, Math.max(slash, 0));
        case BUCKET -> out.append(bucket);
        case SEQUENCE -> {
          // An image that is no sequence is called by its file name.
          if (texts.sequence().length == 0) {
            out.append(key, slash + 1, length);
          }
          out.append(texts.sequence());
        }
        case STUDY -> out.append(texts.study());
        case SERIES -> out.append(texts.series());
        case FOLDER_WITH_SLASH ->
            // An image that is no sequence is called by its file name alone.
            out.append(texts.sequenceFolder());
        case STUDY_WITH_SLASH -> {
          out.append(texts.study());
          out.append(SLASH, 0, Math.min(texts.study().length, 1));
        }
        default -> {
          if (match.start(parts[i]) >= 0) {
            out.append(key, match.start(parts[i]), match.end(parts[i]));
          }
        }
      }
    }
  }
}
