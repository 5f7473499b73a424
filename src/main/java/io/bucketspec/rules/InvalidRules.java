package io.bucketspec.rules;

import java.util.List;
import java.util.stream.Collectors;

/** Rules that can't be used, with everything that is wrong with them. */
public final class InvalidRules extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<RuleProblem> problems;

  InvalidRules(List<RuleProblem> problems) {
    super(problems.stream().map(InvalidRules::line).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** All of them, at least one; the rules' own in the order of the rules. */
  public List<RuleProblem> problems() {
    return problems;
  }

  private static String line(RuleProblem problem) {
    String place = problem.rule() < 0 ? "" : "Rule " + (problem.rule() + 1) + ", ";
    return place + "'" + problem.field() + "': " + problem.message();
  }
}
