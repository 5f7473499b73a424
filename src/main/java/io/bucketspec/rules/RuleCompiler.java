package io.bucketspec.rules;

import io.bucketspec.model.Kind;
import io.bucketspec.model.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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

  static List<String> captures(Optional<String> match, Optional<String> regex) {
    try {
      return match.isPresent()
          ? TemplateParser.parse(match.get()).tokens().stream()
              .flatMap(token -> token.capture().stream())
              .toList()
          : regex.map(expression -> new RegexMatcher(expression).captures()).orElse(List.of());
    } catch (PatternSyntaxException toldOfWhenItIsCompiled) {
      return List.of();
    }
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
    RuleCaptures uses = new CaptureUses(index, rule, captures, problems).find(partitionBy);
    PartitionCheck partitions = new PartitionCheck(index, rule, matcher, problems);
    partitionBy.forEach(partitions::check);
    return new CompiledRule(
        rule, matcher, uses, title(index, captures, uses.group()), defaultTitle(uses.fallback()));
  }

  private TitleTemplate title(int index, List<String> captures, int[] group) {
    RuleOptions rule = rules.get(index);
    if (rule.title().isPresent()) {
      List<String> faults = new ArrayList<>();
      TitleTemplate title = TitleTemplate.parse(rule.title().get(), captures, rule.group(), faults);
      faults.forEach(fault -> problem(index, "title", fault));
      return title;
    }
    if (rule.group() instanceof GroupBy.Sequence) {
      return TitleTemplate.sequence();
    }
    if (rule.group() instanceof GroupBy.Series) {
      return TitleTemplate.series();
    }
    return rule.group() instanceof GroupBy.Single ? TitleTemplate.filename() : defaultTitle(group);
  }

  /** By captures, or by the folder if there are none. */
  private static TitleTemplate defaultTitle(int[] captures) {
    return captures.length == 0 ? TitleTemplate.folder() : TitleTemplate.joined(captures);
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
