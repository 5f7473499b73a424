package io.bucketspec.cli;

import io.bucketspec.model.Nearest;
import io.bucketspec.rules.GroupBy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads a rule's {@code group}, and the fields that belong to one of its words. */
final class GroupReader {
  static final String GROUP = "group";
  static final String SERIES = "series";
  private static final String FOLDER = "folder";
  private static final String SEQUENCE = "sequence";
  private static final String WITHIN = "within";
  private static final String FALLBACK = "fallback";
  private static final List<String> OF_SEQUENCE = List.of("padding", "minLength", "short", "pair");
  private static final List<String> OF_SERIES = List.of(WITHIN, FALLBACK);

  private final Fields rule;

  private GroupReader(Fields rule) {
    this.rule = rule;
  }

  /** The group, as far as it can be read: what is wrong with a field beside it has its default. */
  static Optional<GroupBy> read(Fields rule) {
    GroupReader reader = new GroupReader(rule);
    Optional<GroupBy> group = reader.group();
    if (group.isPresent()) {
      if (!(group.get() instanceof GroupBy.Sequence)) {
        reader.refuse(OF_SEQUENCE, SEQUENCE);
      }
      if (!(group.get() instanceof GroupBy.Series)) {
        reader.refuse(OF_SERIES, SERIES);
      }
    }
    return group;
  }

  private Optional<GroupBy> group() {
    Optional<Node> node = rule.node(GROUP);
    if (node.isEmpty()) {
      return Optional.of(new GroupBy.Single());
    }
    if (node.get() instanceof Node.Scalar scalar && scalar.type() == Node.Type.TEXT) {
      return word(scalar.text());
    }
    return captures(GROUP, "a list of captures, or 'folder', 'sequence' or 'series'");
  }

  private Optional<GroupBy> captures(String key, String wanted) {
    if (!(rule.node(key).orElseThrow() instanceof Node.Sequence)) {
      rule.noteType(key, wanted);
      return Optional.empty();
    }
    return rule.texts(key)
        .filter(names -> !names.isEmpty() || noneNamed(key))
        .map(GroupBy.Captures::new);
  }

  private boolean noneNamed(String key) {
    rule.problem(key, "A group by captures needs at least one of them.");
    return false;
  }

  private Optional<GroupBy> word(String word) {
    return switch (word) {
      case FOLDER -> Optional.of(new GroupBy.Folder());
      case SEQUENCE -> Optional.of(sequence());
      case SERIES -> Optional.of(series());
      default -> {
        rule.problem(
            GROUP,
            "'group' is a list of captures, such as [site, camera], or one of the words folder,"
                + " sequence, series; "
                + Problems.quoted(word)
                + " is neither."
                + Nearest.question(word, List.of(FOLDER, SEQUENCE, SERIES)));
        yield Optional.empty();
      }
    };
  }

  private GroupBy sequence() {
    GroupBy.Sequence preset = GroupBy.Sequence.DEFAULT;
    List<String> paddings =
        Arrays.stream(GroupBy.Padding.values()).map(GroupBy.Padding::label).toList();
    List<String> shorter =
        Arrays.stream(GroupBy.Shorter.values()).map(GroupBy.Shorter::label).toList();
    Optional<GroupBy.Padding> padding = rule.choice("padding", paddings, GroupBy.Padding::ofLabel);
    int minLength = rule.count("minLength", preset.minLength(), GroupReader::ofLength);
    Optional<GroupBy.Shorter> less = rule.choice("short", shorter, GroupBy.Shorter::ofLabel);
    return new GroupBy.Sequence(
        padding.orElse(preset.padding()),
        Math.max(1, minLength),
        less.orElse(preset.shorter()),
        rule.text("pair"));
  }

  private static GroupBy ofLength(int minLength) {
    GroupBy.Sequence preset = GroupBy.Sequence.DEFAULT;
    return new GroupBy.Sequence(preset.padding(), minLength, preset.shorter(), preset.pair());
  }

  private GroupBy series() {
    return new GroupBy.Series(rule.texts(WITHIN).orElse(List.of()), fallback());
  }

  private Optional<GroupBy> fallback() {
    Optional<Node> node = rule.node(FALLBACK);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    if (!(node.get() instanceof Node.Scalar scalar) || scalar.type() != Node.Type.TEXT) {
      return captures(FALLBACK, "a list of captures, or 'folder'");
    }
    if (scalar.text().equals(FOLDER)) {
      return Optional.of(new GroupBy.Folder());
    }
    rule.problem(
        FALLBACK,
        "'fallback' is a list of captures, such as [patient, study], or the word 'folder'; "
            + Problems.quoted(scalar.text())
            + " is neither."
            + Nearest.question(scalar.text(), List.of(FOLDER)));
    return Optional.empty();
  }

  private void refuse(List<String> keys, String word) {
    for (String key : keys) {
      if (rule.has(key)) {
        rule.problem(key, "'" + key + "' is for 'group: " + word + "': leave it away.");
      }
    }
  }
}
