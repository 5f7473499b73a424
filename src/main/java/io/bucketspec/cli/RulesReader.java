package io.bucketspec.cli;

import io.bucketspec.model.Kind;
import io.bucketspec.model.Nearest;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.InvalidRules;
import io.bucketspec.rules.OrderBy;
import io.bucketspec.rules.RuleOptions;
import io.bucketspec.rules.RuleProblem;
import io.bucketspec.rules.RuleSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the {@code rules} part of a job file. */
final class RulesReader {
  private static final String IGNORE = "ignore";
  private static final String FOLDER = "folder";
  private static final String SEQUENCE = "sequence";
  private static final String NATURAL = "natural";
  private static final List<String> LATER_KINDS = List.of("audio", "text", "pdf", "nifti");
  private static final String UNNAMED = "?";
  private static final Optional<String> ANY_KEY = Optional.of("**");

  private final Problems problems;
  private final List<RuleOptions> options = new ArrayList<>();

  /** Where each of the options stands. */
  private final List<Optional<Fields>> places = new ArrayList<>();

  private boolean sound = true;

  RulesReader(Problems problems) {
    this.problems = problems;
  }

  List<RuleOptions> options() {
    return options;
  }

  void read(Fields job) {
    Optional<Node> rules = job.node("rules");
    if (rules.isEmpty()) {
      return;
    }
    if (!(rules.get() instanceof Node.Sequence list)) {
      sound = false;
      job.noteType("rules", "a list of rules");
      return;
    }
    for (Node node : list.items()) {
      Optional<Fields> fields = Fields.of(node, "A rule", JobKeys.RULE, problems);
      Optional<RuleOptions> rule = fields.flatMap(RulesReader::rule);
      sound &= rule.isPresent() && fields.orElseThrow().sound();
      options.add(rule.orElseGet(() -> nothing(fields)));
      places.add(fields);
    }
  }

  /** Stands for a rule that could not be read, so that the others keep their numbers. */
  private RuleOptions nothing(Optional<Fields> fields) {
    String matchesNothing = "(?!)" + options.size();
    Optional<String> name =
        fields
            .flatMap(present -> present.node("name"))
            .filter(node -> node instanceof Node.Scalar)
            .map(node -> ((Node.Scalar) node).text())
            .filter(text -> !text.isBlank());
    return new RuleOptions(
        name.orElse(matchesNothing),
        Optional.empty(),
        Optional.of(matchesNothing),
        Optional.empty(),
        new GroupBy.Single(),
        OrderBy.natural(),
        Optional.empty(),
        false,
        RuleOptions.MAX_MEMBERS);
  }

  /**
   * Compiles the rules, to note what is wrong with them together, and what is wrong with the
   * captures that the output is partitioned by.
   */
  void compile(OutputReader output) {
    // A rule that is left out may be the one with the capture.
    List<String> partitionBy = sound ? output.partitionBy() : List.of();
    try {
      RuleSet.compile(options, partitionBy);
    } catch (InvalidRules e) {
      for (RuleProblem problem : e.problems()) {
        Optional<Fields> fields = problem.rule() < 0 ? output.fields() : places.get(problem.rule());
        fields.orElseThrow().problem(problem.field(), problem.message());
      }
    }
  }

  /** A kind that goes with the group, for a rule whose own can't be read. */
  private static Optional<Kind> someKind(GroupBy group) {
    return group instanceof GroupBy.Single ? Optional.empty() : Optional.of(Kind.IMAGE_GROUP);
  }

  private static Optional<RuleOptions> rule(Fields fields) {
    Optional<String> name =
        fields.requiredText("name", "A rule needs 'name', which reports call it by.");
    Optional<String> match = fields.text("match");
    Optional<String> regex = fields.text("regex");
    Optional<String> kindWord =
        fields.requiredText("kind", "A rule needs 'kind'; it is one of " + kinds() + ".");
    Optional<Optional<Kind>> kind = kindWord.flatMap(word -> kind(fields, word));
    Optional<GroupBy> group = group(fields);
    OrderBy order =
        fields
            .text("order")
            .filter(word -> !word.equals(NATURAL))
            .map(OrderBy::capture)
            .orElse(OrderBy.natural());
    Optional<String> title = fields.text("title");
    boolean anyFormat = fields.flag("anyFormat").orElse(false);
    // Checked part by part, so that a fault in one does not hide a fault in another.
    GroupBy single = new GroupBy.Single();
    if (fields.has("match") == match.isPresent() && fields.has("regex") == regex.isPresent()) {
      fields.build(
          () ->
              new RuleOptions(
                  UNNAMED,
                  match,
                  regex,
                  Optional.empty(),
                  single,
                  OrderBy.natural(),
                  Optional.empty(),
                  false,
                  RuleOptions.MAX_MEMBERS));
    }
    if (kind.isPresent() && group.isPresent()) {
      fields.build(
          () ->
              new RuleOptions(
                  UNNAMED,
                  ANY_KEY,
                  Optional.empty(),
                  kind.get(),
                  group.get(),
                  order,
                  Optional.empty(),
                  false,
                  RuleOptions.MAX_MEMBERS));
    }
    if (fields.sound()) {
      return fields.build(
          () ->
              new RuleOptions(
                  name.get(),
                  match,
                  regex,
                  kind.get(),
                  group.get(),
                  order,
                  title,
                  anyFormat,
                  RuleOptions.MAX_MEMBERS));
    }
    if (kind.isPresent()
        || name.isEmpty()
        || group.isEmpty()
        || match.isPresent() == regex.isPresent()) {
      return Optional.empty();
    }
    // Compiled all the same, so that the captures of a rule whose kind is wrong are checked too.
    Optional<Kind> some = someKind(group.get());
    return fields.build(
        () ->
            new RuleOptions(
                name.get(),
                match,
                regex,
                some,
                group.get(),
                some.isPresent() ? order : OrderBy.natural(),
                title,
                true,
                RuleOptions.MAX_MEMBERS));
  }

  @SuppressWarnings("OptionalMapToOptional") // The outer one is whether the field can be read.
  private static Optional<Optional<Kind>> kind(Fields fields, String word) {
    if (LATER_KINDS.contains(word)) {
      fields.problem(
          "kind",
          "This version makes no items of kind '" + word + "' yet; it makes " + kinds() + ".");
      return Optional.empty();
    }
    return fields.choice(
        "kind",
        labels(),
        label ->
            label.equals(IGNORE)
                ? Optional.of(Optional.empty())
                : Kind.ofLabel(label).map(Optional::of));
  }

  private static Optional<GroupBy> group(Fields fields) {
    Optional<Node> node = fields.node("group");
    if (node.isEmpty()) {
      return Optional.of(new GroupBy.Single());
    }
    if (node.get() instanceof Node.Scalar scalar && scalar.type() == Node.Type.TEXT) {
      return groupWord(fields, scalar.text());
    }
    if (!(node.get() instanceof Node.Sequence)) {
      fields.noteType("group", "a list of captures, or 'folder'");
      return Optional.empty();
    }
    return fields.texts("group").flatMap(names -> fields.build(() -> new GroupBy.Captures(names)));
  }

  private static Optional<GroupBy> groupWord(Fields fields, String word) {
    if (word.equals(FOLDER)) {
      return Optional.of(new GroupBy.Folder());
    }
    fields.problem(
        "group",
        word.equals(SEQUENCE)
            ? "This version detects no sequences: name the captures that identify one, such as"
                + " [site, camera], or 'folder'."
            : "'group' is a list of captures, such as [site, camera], or the word 'folder'; "
                + Problems.quoted(word)
                + " is neither."
                + Nearest.question(word, List.of(FOLDER)));
    return Optional.empty();
  }

  private static List<String> labels() {
    List<String> labels = new ArrayList<>(Arrays.stream(Kind.values()).map(Kind::label).toList());
    labels.add(IGNORE);
    return labels;
  }

  private static String kinds() {
    return String.join(", ", labels());
  }
}
