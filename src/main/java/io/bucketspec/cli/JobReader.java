package io.bucketspec.cli;

import io.bucketspec.grouping.dicom.TagOptions;
import io.bucketspec.inventory.InventoryOptions;
import io.bucketspec.metadata.MetadataOptions;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Policy;
import io.bucketspec.rules.RuleSet;
import io.bucketspec.run.AcceptOptions;
import io.bucketspec.run.JobOptions;
import io.bucketspec.run.OutputOptions;
import io.bucketspec.run.ledger.LedgerOptions;
import io.bucketspec.url.UrlOptions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns the located values of a job file into options. */
final class JobReader {
  private final Problems problems;

  private JobReader(Problems problems) {
    this.problems = problems;
  }

  static Optional<JobOptions> read(Node root, Problems problems) {
    return new JobReader(problems).job(root);
  }

  private Optional<JobOptions> job(Node root) {
    Optional<Fields> fields = Fields.ofAnyKeys(root, "A job file", problems);
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    Fields job = fields.get();
    job.refuseUnknown(JobKeys.JOB, Set.of());
    Optional<InventoryOptions> inventory =
        job.required(
                "inventory",
                "A job file needs 'inventory': the folder of an inventory's snapshots, a manifest"
                    + " or a list.")
            .flatMap(node -> InventoryReader.read(node, problems));
    Optional<UrlOptions> urls =
        job.required(
                "urls",
                "A job file needs 'urls': how object URLs are written, such as"
                    + " {style: virtual-hosted, region: eu-west-2}.")
            .flatMap(node -> UrlsReader.read(node, problems));
    OutputReader outputReader = new OutputReader(problems);
    Optional<OutputOptions> output =
        job.required(
                "output",
                "A job file needs 'output': where specs go, such as {path: s3a://acme-specs}.")
            .flatMap(outputReader::read);
    RulesReader rules = new RulesReader(problems);
    rules.read(job);
    Optional<RuleSet> compiled = rules.compile(outputReader);
    rules.checkKinds(outputReader);
    Optional<TagOptions> tags = TagsReader.read(job);
    rules.checkTags(job);
    MetadataReader metadataReader = new MetadataReader(job, problems);
    MetadataOptions metadata = metadataReader.read();
    metadataReader.check(compiled, metadata, output.map(known -> known.spec().format()));
    LedgerOptions ledger = LedgerReader.read(job, problems);
    AcceptOptions accept = accept(job);
    Map<FindingCode, Policy> findings = findings(job, problems);
    if (inventory.isEmpty() || urls.isEmpty() || output.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new JobOptions(
            inventory.get(),
            urls.get(),
            rules.options(),
            tags,
            metadata,
            output.get(),
            ledger,
            accept,
            findings));
  }

  private AcceptOptions accept(Fields job) {
    return job.node("accept")
        .flatMap(node -> Fields.of(node, "'accept'", JobKeys.ACCEPT, problems))
        .map(
            fields ->
                new AcceptOptions(
                    fields.flag("archived").orElse(false),
                    fields.flag("empty").orElse(false),
                    fields.flag("sidecars").orElse(false)))
        .orElse(AcceptOptions.NONE);
  }

  static Map<FindingCode, Policy> findings(Fields job, Problems problems) {
    Map<FindingCode, Policy> policies = new EnumMap<>(FindingCode.class);
    Optional<Fields> mapping =
        job.node("findings")
            .flatMap(node -> Fields.of(node, "'findings'", JobKeys.FINDINGS, problems));
    if (mapping.isEmpty()) {
      return policies;
    }
    Fields fields = mapping.get();
    for (String key : fields.keys()) {
      FindingCode.ofCode(key)
          .ifPresent(code -> policy(fields, code).ifPresent(policy -> policies.put(code, policy)));
    }
    return policies;
  }

  private static Optional<Policy> policy(Fields fields, FindingCode code) {
    List<String> words = new ArrayList<>();
    for (Policy policy : Policy.values()) {
      words.add(policy.label());
    }
    Optional<Policy> policy = fields.choice(code.code(), words, Policy::ofLabel);
    if (policy.equals(Optional.of(Policy.REJECT)) && !code.ofItem()) {
      fields.problem(
          code.code(),
          "'"
              + code.code()
              + "' is a finding on the whole run, which has no item to reject: use warn or fail.");
      return Optional.empty();
    }
    if (policy.equals(Optional.of(Policy.SPLIT)) && !code.splits()) {
      fields.problem(
          code.code(),
          code.ofItem()
              ? "An item with '"
                  + code.code()
                  + "' can't be split so that its parts don't have it: use warn, reject or fail."
              : "'"
                  + code.code()
                  + "' is a finding on the whole run, which has no item to split: use warn or"
                  + " fail.");
      return Optional.empty();
    }
    return policy;
  }
}
