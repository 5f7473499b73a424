package io.bucketspec.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the captures that a rule's settings name, and notes those that it doesn't have. */
final class CaptureUses {
  private final int index;
  private final RuleOptions rule;
  private final List<String> captures;
  private final List<RuleProblem> problems;

  /**
   * @param index the rule's, for problems
   * @param captures those that the rule has
   */
  CaptureUses(int index, RuleOptions rule, List<String> captures, List<RuleProblem> problems) {
    this.index = index;
    this.rule = rule;
    this.captures = captures;
    this.problems = problems;
  }

  RuleCaptures find(List<String> partitionBy) {
    int[] group = found("group", names(Optional.of(rule.group())));
    int[] order = order();
    int pair = -1;
    int[] within = {};
    int[] fallback = {};
    if (rule.group() instanceof GroupBy.Sequence sequence) {
      pair = sequence.pair().map(name -> found("pair", name)).orElse(-1);
    } else if (rule.group() instanceof GroupBy.Series series) {
      within = found("within", series.within());
      fallback = found("fallback", names(series.fallback()));
    }
    int[] partitions = partitionBy.stream().mapToInt(captures::indexOf).toArray();
    return new RuleCaptures(group, order, partitions, pair, within, fallback);
  }

  private static List<String> names(Optional<GroupBy> group) {
    return group.isPresent() && group.get() instanceof GroupBy.Captures by ? by.names() : List.of();
  }

  private int[] order() {
    List<String> names = rule.order().captures();
    // One alone need not stand in a list.
    return names.size() == 1 ? new int[] {found("order", names.get(0))} : found("order", names);
  }

  private int[] found(String field, List<String> names) {
    List<Integer> indexes = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      String entry = field + "[" + i + "]";
      indexes.add(found(entry, name));
      if (names.indexOf(name) < i) {
        problem(entry, "'" + name + "' stands here twice.");
      }
    }
    return indexes.stream().mapToInt(Integer::intValue).toArray();
  }

  private int found(String field, String name) {
    if (!captures.contains(name)) {
      String what = rule.match().isPresent() ? "The match has" : "The regex has";
      problem(field, "There is no capture '" + name + "'. " + NamesHint.of(what, name, captures));
    }
    return captures.indexOf(name);
  }

  private void problem(String field, String message) {
    problems.add(new RuleProblem(index, field, message));
  }
}
