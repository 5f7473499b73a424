package io.bucketspec.rules;

import io.bucketspec.model.Kind;
import io.bucketspec.model.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/** Turns options into rules, and gathers what is wrong with them. */
final class RuleCompiler {
  private final List<RuleOptions> rules;
  private final List<String> partitionBy;
  private final List<RuleProblem> problems = new ArrayList<>();

  RuleCompiler(List<RuleOptions> rules, List<String> partitionBy) {
    this.rules = rules;
    this.partitionBy = partitionBy;
  }

  RuleSet compile() {
    List<CompiledRule> compiled = new ArrayList<>();
    Set<String> captures = new LinkedHashSet<>();
    boolean allRead = true;
    for (int i = 0; i < rules.size(); i++) {
      checkEarlier(i);
      KeyMatcher matcher = matcher(i);
      allRead &= matcher != null;
      if (matcher != null) {
        compiled.add(compile(i, matcher));
        if (rules.get(i).kind().isPresent()) {
          captures.addAll(matcher.captures());
        }
      }
    }
    if (allRead) {
      checkPartitions(captures);
    }
    if (!problems.isEmpty()) {
      throw new InvalidRules(problems);
    }
    return new RuleSet(compiled);
  }

  private void problem(int rule, String field, String message) {
    problems.add(new RuleProblem(rule, field, message));
  }

  private void checkEarlier(int index) {
    RuleOptions rule = rules.get(index);
    for (int i = 0; i < index; i++) {
      RuleOptions earlier = rules.get(i);
      if (earlier.name().equals(rule.name())) {
        problem(
            index,
            "name",
            "Rule "
                + (i + 1)
                + " is called '"
                + rule.name()
                + "' too; reports tell rules apart by their names.");
        break;
      }
    }
    for (int i = 0; i < index; i++) {
      RuleOptions earlier = rules.get(i);
      if (earlier.match().equals(rule.match())
          && earlier.regex().equals(rule.regex())
          && takesFormatsOf(earlier, rule)) {
        problem(
            index,
            rule.match().isPresent() ? "match" : "regex",
            "This rule can never take a key: rule '"
                + earlier.name()
                + "' before it has the same "
                + (rule.match().isPresent() ? "match" : "regex")
                + " and takes the same formats. Remove one of them, or put the narrower one first.");
        break;
      }
    }
  }

  private static boolean takesFormatsOf(RuleOptions earlier, RuleOptions later) {
    if (earlier.anyFormat() || earlier.kind().isEmpty()) {
      return true;
    }
    return !later.anyFormat()
        && later.kind().isPresent()
        && extensions(earlier.kind().get()).containsAll(extensions(later.kind().get()));
  }

  private static Set<String> extensions(Kind kind) {
    return MediaType.extensions(kind);
  }

  private KeyMatcher matcher(int index) {
    RuleOptions rule = rules.get(index);
    if (rule.regex().isPresent()) {
      return regex(index, rule.regex().get());
    }
    TemplateParser.Parsed parsed = TemplateParser.parse(rule.match().orElseThrow());
    parsed.faults().forEach(fault -> problem(index, "match", fault));
    return parsed.faults().isEmpty() ? new TemplateMatcher(parsed.tokens()) : null;
  }

  private KeyMatcher regex(int index, String regex) {
    try {
      return new RegexMatcher(regex);
    } catch (PatternSyntaxException wrong) {
      String place = wrong.getIndex() < 0 ? "" : " at character " + (wrong.getIndex() + 1);
      problem(
          index,
          "regex",
          "This is no regular expression of Java: " + wrong.getDescription() + place + ".");
      return null;
    }
  }

  private CompiledRule compile(int index, KeyMatcher matcher) {
    RuleOptions rule = rules.get(index);
    List<String> captures = matcher.captures();
    int[] group = new int[0];
    if (rule.group() instanceof GroupBy.Captures by) {
      group = group(index, by.names(), captures);
    }
    int[] order = order(index, rule.order().captures(), captures);
    int[] partitions = new int[partitionBy.size()];
    for (int i = 0; i < partitions.length; i++) {
      partitions[i] = captures.indexOf(partitionBy.get(i));
      checkOnePartition(index, partitionBy.get(i), partitions[i], matcher);
    }
    return new CompiledRule(rule, matcher, group, order, partitions, title(index, captures, group));
  }

  private int[] order(int index, List<String> names, List<String> captures) {
    int[] order = new int[names.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = captures.indexOf(names.get(i));
      check(index, "order", names.get(i), captures);
    }
    return order;
  }

  private int[] group(int index, List<String> names, List<String> captures) {
    int[] group = new int[names.size()];
    for (int i = 0; i < group.length; i++) {
      group[i] = captures.indexOf(names.get(i));
      check(index, "group[" + i + "]", names.get(i), captures);
      if (names.indexOf(names.get(i)) < i) {
        problem(index, "group[" + i + "]", "'" + names.get(i) + "' stands here twice.");
      }
    }
    return group;
  }

  private void check(int index, String field, String name, List<String> captures) {
    if (!captures.contains(name)) {
      String what = rules.get(index).match().isPresent() ? "The match has" : "The regex has";
      problem(
          index,
          field,
          "There is no capture '" + name + "'. " + NamesHint.of(what, name, captures));
    }
  }

  private TitleTemplate title(int index, List<String> captures, int[] group) {
    RuleOptions rule = rules.get(index);
    if (rule.title().isPresent()) {
      List<String> faults = new ArrayList<>();
      TitleTemplate title = TitleTemplate.parse(rule.title().get(), captures, faults);
      faults.forEach(fault -> problem(index, "title", fault));
      return title;
    }
    if (rule.group() instanceof GroupBy.Folder) {
      return TitleTemplate.folder();
    }
    return group.length > 0 ? TitleTemplate.joined(group) : TitleTemplate.filename();
  }

  private void checkOnePartition(int index, String name, int capture, KeyMatcher matcher) {
    GroupBy group = rules.get(index).group();
    if (capture < 0) {
      return;
    }
    if (group instanceof GroupBy.Captures by && !by.names().contains(name)) {
      problem(
          index,
          "group",
          "The output is partitioned by '"
              + name
              + "', so the members of one group could fall into different partitions; add '"
              + name
              + "' to 'group'.");
    } else if (group instanceof GroupBy.Folder && !matcher.sameInFolder(capture)) {
      problem(
          index,
          "group",
          "The output is partitioned by '"
              + name
              + "', which is not settled by the folder, so the members of one group could fall into"
              + " different partitions; capture it before the match's last slash, or group by a list"
              + " of captures that has it.");
    }
  }

  private void checkPartitions(Set<String> captures) {
    for (int i = 0; i < partitionBy.size(); i++) {
      String name = partitionBy.get(i);
      if (!captures.contains(name)) {
        problem(
            -1,
            "partitionBy[" + i + "]",
            "No rule has a capture '"
                + name
                + "'. "
                + NamesHint.of("The rules have", name, captures));
      }
    }
  }
}
