package io.bucketspec.run;

import io.bucketspec.inventory.InventoryOptions;
import io.bucketspec.model.FindingCode;
import io.bucketspec.rules.RuleOptions;
import io.bucketspec.url.UrlOptions;
import java.util.List;
import java.util.Map;

/**
 * A whole job.
 *
 * @param inventory what to read
 * @param urls how object URLs are written
 * @param rules in their order of precedence; empty to take every object by its extension
 * @param output where specs go
 * @param accept what is written although it is rejected by default
 * @param findings the policies that differ from {@link Policy#WARN}
 */
public record JobOptions(
    InventoryOptions inventory,
    UrlOptions urls,
    List<RuleOptions> rules,
    OutputOptions output,
    AcceptOptions accept,
    Map<FindingCode, Policy> findings) {
  public JobOptions {
    rules = List.copyOf(rules);
    findings = Map.copyOf(findings);
  }

  /** What a finding does here. */
  public Policy policy(FindingCode code) {
    return findings.getOrDefault(code, Policy.WARN);
  }
}
