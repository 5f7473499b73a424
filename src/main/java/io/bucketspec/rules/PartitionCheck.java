package io.bucketspec.rules;

import java.util.List;
import java.util.Optional;

/** Whether all members of a rule's groups fall into one partition of the output. */
final class PartitionCheck {
  private final int index;
  private final RuleOptions rule;
  private final KeyMatcher matcher;
  private final List<RuleProblem> problems;

  /**
   * @param index the rule's, for problems
   */
  PartitionCheck(int index, RuleOptions rule, KeyMatcher matcher, List<RuleProblem> problems) {
    this.index = index;
    this.rule = rule;
    this.matcher = matcher;
    this.problems = problems;
  }

  /**
   * Notes what lets groups fall apart.
   *
   * @param name a capture that partitions the output
   */
  void check(String name) {
    if (!matcher.captures().contains(name)) {
      return;
    }
    GroupBy group = rule.group();
    if (group instanceof GroupBy.Sequence sequence && sequence.pair().equals(Optional.of(name))) {
      problem(
          "pair",
          name,
          ", which is the rule's 'pair', so the views of one number would fall into different"
              + " partitions; partition by other captures, or leave 'pair' away.");
    } else if (group instanceof GroupBy.Sequence) {
      checkGroup("group", new GroupBy.Folder(), name);
    } else if (group instanceof GroupBy.Series series) {
      checkSeries(series, name);
    } else {
      checkGroup("group", group, name);
    }
  }

  private void checkSeries(GroupBy.Series series, String name) {
    if (!series.within().contains(name)) {
      problem(
          series.within().isEmpty() ? "group" : "within",
          name,
          ", so the objects of one series could fall into different partitions; add '"
              + name
              + "' to 'within'.");
    }
    series.fallback().ifPresent(fallback -> checkGroup("fallback", fallback, name));
  }

  private void checkGroup(String field, GroupBy group, String name) {
    if (group instanceof GroupBy.Captures by && !by.names().contains(name)) {
      problem(
          field,
          name,
          ", so the members of one group could fall into different partitions; add '"
              + name
              + "' to '"
              + field
              + "'.");
    } else if (group instanceof GroupBy.Folder
        && !matcher.sameInFolder(matcher.captures().indexOf(name))) {
      problem(
          field,
          name,
          ", which is not settled by the folder, so the members of one group could fall into"
              + " different partitions; capture it before the match's last slash, or group by a list"
              + " of captures that has it.");
    }
  }

  private void problem(String field, String name, String rest) {
    problems.add(
        new RuleProblem(index, field, "The output is partitioned by '" + name + "'" + rest));
  }
}
