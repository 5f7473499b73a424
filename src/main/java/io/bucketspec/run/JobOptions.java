package io.bucketspec.run;

import io.bucketspec.grouping.dicom.TagOptions;
import io.bucketspec.inventory.InventoryOptions;
import io.bucketspec.metadata.MetadataOptions;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Policy;
import io.bucketspec.rules.RuleOptions;
import io.bucketspec.run.ledger.LedgerOptions;
import io.bucketspec.url.UrlOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole job.
 *
 * @param inventory what to read
 * @param urls how object URLs are written
 * @param rules in their order of precedence; empty to take every object by its extension
 * @param tags the header tags that rules grouped by series read; empty if there are no such rules
 * @param metadata the metadata that items get
 * @param output where specs go
 * @param ledger whether what was published is remembered
 * @param accept what is written although it is rejected by default
 * @param findings the policies that the job states; others are {@link FindingCode#defaultPolicy}
 */
public record JobOptions(
    InventoryOptions inventory,
    UrlOptions urls,
    List<RuleOptions> rules,
    Optional<TagOptions> tags,
    MetadataOptions metadata,
    OutputOptions output,
    LedgerOptions ledger,
    AcceptOptions accept,
    Map<FindingCode, Policy> findings) {
  public JobOptions {
    rules = List.copyOf(rules);
    findings = Map.copyOf(findings);
  }

  /** What a finding does here. */
  public Policy policy(FindingCode code) {
    return findings.getOrDefault(code, code.defaultPolicy());
  }

  /** The same job on another inventory. */
  public JobOptions with(InventoryOptions other) {
    return new JobOptions(other, urls, rules, tags, metadata, output, ledger, accept, findings);
  }
}
