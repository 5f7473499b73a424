package io.bucketspec.run;

import io.bucketspec.cli.JobFileException;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.rules.RuleMatch;
import java.nio.charset.StandardCharsets;

/** Jobs of rules as the table of grouping cases writes them. */
final class CaseJobs {
  private CaseJobs() {}

  static RunPlan plan(int buckets, String... lines) throws JobFileException {
    return GroupingCase.parse("== case\n" + String.join("\n", lines)).get(0).plan(buckets);
  }

  /** The plan of a job with one rule, its fields as a job file has them. */
  static RunPlan ruled(String fields) throws JobFileException {
    return plan(1, "rule: {" + fields + "}");
  }

  /** The captures of a key by the plan's rules, one of which takes it. */
  static RuleMatch match(RunPlan plan, String key) {
    RuleMatch match = new RuleMatch();
    if (!plan.rules().match(utf8(key), utf8(key).length, match)) {
      throw new IllegalArgumentException("no rule takes " + key);
    }
    return match;
  }

  /** What tells the group of a key from others. */
  static ByteBuilder identity(RunPlan plan, String key) {
    return new GroupIdentity(plan).of(match(plan, key), utf8(key), utf8(key).length);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
