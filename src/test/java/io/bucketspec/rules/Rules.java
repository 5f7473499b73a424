package io.bucketspec.rules;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Rules for tests, and what they make of keys. */
final class Rules {
  private Rules() {}

  static RuleOptions single(String name, Kind kind, String match) {
    return new RuleOptions(
        name,
        Optional.of(match),
        Optional.empty(),
        Optional.of(kind),
        new GroupBy.Single(),
        OrderBy.natural(),
        Optional.empty(),
        false,
        RuleOptions.MAX_MEMBERS);
  }

  static RuleOptions any(String match) {
    return anyFormat(single("any", Kind.IMAGE, match));
  }

  static RuleOptions regex(String regex) {
    return new RuleOptions(
        "regex",
        Optional.empty(),
        Optional.of(regex),
        Optional.of(Kind.IMAGE),
        new GroupBy.Single(),
        OrderBy.natural(),
        Optional.empty(),
        true,
        RuleOptions.MAX_MEMBERS);
  }

  static RuleOptions anyFormat(RuleOptions rule) {
    return new RuleOptions(
        rule.name(),
        rule.match(),
        rule.regex(),
        rule.kind(),
        rule.group(),
        rule.order(),
        rule.title(),
        true,
        rule.maxMembers());
  }

  static RuleOptions ignore(String name, String match) {
    return new RuleOptions(
        name,
        Optional.of(match),
        Optional.empty(),
        Optional.empty(),
        new GroupBy.Single(),
        OrderBy.natural(),
        Optional.empty(),
        false,
        RuleOptions.MAX_MEMBERS);
  }

  static RuleOptions grouped(String name, String match, GroupBy group) {
    return new RuleOptions(
        name,
        Optional.of(match),
        Optional.empty(),
        Optional.of(Kind.IMAGE_SEQUENCE),
        group,
        OrderBy.natural(),
        Optional.empty(),
        false,
        RuleOptions.MAX_MEMBERS);
  }

  static RuleOptions series(String name, String match, GroupBy.Series group) {
    return new RuleOptions(
        name,
        Optional.of(match),
        Optional.empty(),
        Optional.of(Kind.DICOM_SERIES),
        group,
        OrderBy.natural(),
        Optional.empty(),
        false,
        RuleOptions.MAX_MEMBERS);
  }

  static RuleOptions ordered(RuleOptions rule, String order) {
    return ordered(rule, OrderBy.capture(order));
  }

  static RuleOptions ordered(RuleOptions rule, OrderBy order) {
    return new RuleOptions(
        rule.name(),
        rule.match(),
        rule.regex(),
        rule.kind(),
        rule.group(),
        order,
        rule.title(),
        rule.anyFormat(),
        rule.maxMembers());
  }

  static RuleOptions titled(RuleOptions rule, String title) {
    return new RuleOptions(
        rule.name(),
        rule.match(),
        rule.regex(),
        rule.kind(),
        rule.group(),
        rule.order(),
        Optional.of(title),
        rule.anyFormat(),
        rule.maxMembers());
  }

  static GroupBy captures(String... names) {
    return new GroupBy.Captures(List.of(names));
  }

  /** By sequence, its views side by side. */
  static GroupBy paired(String capture) {
    return new GroupBy.Sequence(
        GroupBy.Padding.LOOSE, 2, GroupBy.Shorter.SINGLE, Optional.of(capture));
  }

  static RuleSet compile(RuleOptions... rules) {
    return RuleSet.compile(List.of(rules), List.of());
  }

  /** "rule name" or "rule name: capture=text, …" of the rule that takes the key, or "none". */
  static String taken(RuleSet rules, String key) {
    byte[] bytes = utf8(key);
    RuleMatch match = new RuleMatch();
    if (!rules.match(bytes, bytes.length, match)) {
      return "none";
    }
    CompiledRule rule = rules.rule(match.rule());
    StringBuilder taken = new StringBuilder(rule.name());
    String separator = ": ";
    for (int i = 0; i < match.captureCount(); i++) {
      taken.append(separator).append(rule.captures().get(i)).append('=');
      taken.append(capture(bytes, match, i));
      separator = ", ";
    }
    return taken.toString();
  }

  static String capture(byte[] key, RuleMatch match, int i) {
    int start = match.start(i);
    return start < 0 ? "-" : new String(key, start, match.end(i) - start, StandardCharsets.UTF_8);
  }

  static String title(RuleSet rules, String key, String bucket) {
    return title(rules, key, bucket, TitleParts.NONE);
  }

  static String title(RuleSet rules, String key, String bucket, TitleParts parts) {
    byte[] bytes = utf8(key);
    RuleMatch match = new RuleMatch();
    if (!rules.match(bytes, bytes.length, match)) {
      throw new AssertionError("no rule takes " + key);
    }
    ByteBuilder out = new ByteBuilder();
    rules.rule(match.rule()).title(match, bytes, bytes.length, utf8(bucket), parts, out);
    return out.toString();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
