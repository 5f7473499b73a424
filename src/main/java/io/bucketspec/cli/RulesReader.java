package io.bucketspec.cli;

import io.bucketspec.model.Kind;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.InvalidRules;
import io.bucketspec.rules.OrderBy;
import io.bucketspec.rules.RuleOptions;
import io.bucketspec.rules.RuleProblem;
import io.bucketspec.rules.RuleSet;
import io.bucketspec.spec.SpecFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads the {@code rules} part of a job file. */
final class RulesReader {
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
      Optional<RuleOptions> rule = fields.flatMap(RuleReader::read);
      sound &= rule.isPresent() && fields.orElseThrow().sound();
      options.add(rule.orElseGet(() -> nothing(fields)));
      places.add(fields);
    }
  }

  /** Stands for a rule that could not be read, so that the others keep their numbers. */
  private RuleOptions nothing(Optional<Fields> fields) {
    String matchesNothing = "(?!)" + options.size();
    Optional<String> name = fields.flatMap(present -> written(present, "name"));
    return new RuleOptions(
        name.filter(text -> !text.isBlank()).orElse(matchesNothing),
        Optional.empty(),
        Optional.of(matchesNothing),
        Optional.empty(),
        new GroupBy.Single(),
        OrderBy.natural(),
        Optional.empty(),
        false,
        RuleOptions.MAX_MEMBERS);
  }

  /** What a field says, if it says one thing; what is wrong with it is noted elsewhere. */
  private static Optional<String> written(Fields fields, String key) {
    return fields
        .node(key)
        .filter(node -> node instanceof Node.Scalar)
        .map(node -> ((Node.Scalar) node).text());
  }

  /** Notes rules whose items the output's format can't hold. */
  void checkKinds(OutputReader output) {
    Optional<SpecFormat> format = output.format();
    if (format.isEmpty()) {
      return;
    }
    for (Optional<Fields> place : places) {
      // As written: a rule with other faults stands among the options with some other kind.
      Optional<Kind> refused =
          place
              .flatMap(rule -> written(rule, "kind"))
              .flatMap(Kind::ofLabel)
              .filter(kind -> !format.get().holds(kind));
      refused.ifPresent(
          kind ->
              place
                  .get()
                  .problem(
                      "kind",
                      "A CSV spec has no place for kind '"
                          + kind.label()
                          + "': use format json, or leave the rule away."));
    }
  }

  /**
   * Compiles the rules, to note what is wrong with them together, and what is wrong with the
   * captures that the output is partitioned by.
   *
   * @return the rules, if nothing is
   */
  Optional<RuleSet> compile(OutputReader output) {
    // A rule that is left out may be the one with the capture.
    List<String> partitionBy = sound ? output.partitionBy() : List.of();
    try {
      RuleSet compiled = RuleSet.compile(options, partitionBy);
      return sound ? Optional.of(compiled) : Optional.empty();
    } catch (InvalidRules e) {
      for (RuleProblem problem : e.problems()) {
        Optional<Fields> fields = problem.rule() < 0 ? output.fields() : places.get(problem.rule());
        note(fields.orElseThrow(), problem);
      }
      return Optional.empty();
    }
  }

  private static void note(Fields fields, RuleProblem problem) {
    boolean ofOrder = problem.rule() >= 0 && problem.field().startsWith(OrderReader.ORDER);
    String field = ofOrder ? OrderReader.field(fields, problem.field()) : problem.field();
    fields.problem(field, problem.message());
  }

  /**
   * Notes a rule that reads header tags without a table of them, and a table that no rule reads.
   */
  void checkTags(Fields job) {
    Optional<Fields> series =
        IntStream.range(0, options.size())
            .filter(i -> options.get(i).group() instanceof GroupBy.Series)
            .boxed()
            .findFirst()
            .flatMap(places::get);
    if (series.isPresent() && !job.has(TagsReader.TAGS)) {
      series
          .get()
          .problem(
              GroupReader.GROUP,
              "'group: series' needs the job's 'tags': the path of a table with the objects' header"
                  + " tags.");
    }
    if (series.isEmpty() && sound && job.has(TagsReader.TAGS)) {
      job.problemAtKey(
          TagsReader.TAGS,
          "No rule groups by series, so 'tags' would not be read: remove it, or use"
              + " 'group: series' in a rule.");
    }
  }
}
