package io.bucketspec.rules;

import io.bucketspec.model.Kind;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** A job's rules in their order: the first that takes a key has it. Immutable. */
public final class RuleSet implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final List<RuleOptions> BUILT_IN =
      List.of(byExtension("videos", Kind.VIDEO), byExtension("images", Kind.IMAGE));

  private final CompiledRule[] rules;
  private final PrefixTrie beginnings;

  RuleSet(List<CompiledRule> rules) {
    this.rules = rules.toArray(new CompiledRule[0]);
    this.beginnings = PrefixTrie.of(rules.stream().map(CompiledRule::beginning).toList());
  }

  /**
   * Checks and compiles.
   *
   * @param rules in their order of precedence; empty for two built-in ones that take every video
   *     and every image by itself
   * @param partitionBy the captures that partition the output
   * @throws InvalidRules with everything that is wrong
   */
  public static RuleSet compile(List<RuleOptions> rules, List<String> partitionBy) {
    return new RuleCompiler(rules.isEmpty() ? BUILT_IN : rules, partitionBy).compile();
  }

  /** The captures that a rule would have; none if its match or regex can't be read. */
  public static List<String> captures(Optional<String> match, Optional<String> regex) {
    return RuleCompiler.captures(match, regex);
  }

  private static RuleOptions byExtension(String name, Kind kind) {
    return new RuleOptions(
        name,
        Optional.of("**"),
        Optional.empty(),
        Optional.of(kind),
        new GroupBy.Single(),
        OrderBy.natural(),
        Optional.empty(),
        false,
        RuleOptions.MAX_MEMBERS);
  }

  /**
   * Finds the first rule that matches the key and takes its format. What the match held before is
   * gone in any case.
   *
   * @param key the key as UTF-8
   * @param length how many of its bytes count
   * @return false if no rule takes it; the match then names no rule
   */
  public boolean match(byte[] key, int length, RuleMatch into) {
    for (int i : beginnings.candidates(key, length)) {
      into.reset(i);
      if (rules[i].match(key, length, into)) {
        return true;
      }
    }
    into.reset(-1);
    return false;
  }

  /** The first rule that would take a key which no rule takes, if it were of another format. */
  public Optional<CompiledRule> refusingFormat(byte[] key, int length, RuleMatch into) {
    for (int i : beginnings.candidates(key, length)) {
      into.reset(i);
      if (rules[i].refusesFormat(key, length, into)) {
        return Optional.of(rules[i]);
      }
    }
    return Optional.empty();
  }

  public CompiledRule rule(int index) {
    return rules[index];
  }

  public int size() {
    return rules.length;
  }
}
