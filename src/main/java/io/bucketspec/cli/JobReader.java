package io.bucketspec.cli;

import io.bucketspec.grouping.dicom.TagOptions;
import io.bucketspec.inventory.InventoryOptions;
import io.bucketspec.inventory.KeyEncoding;
import io.bucketspec.metadata.MetadataOptions;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Policy;
import io.bucketspec.rules.RuleSet;
import io.bucketspec.run.AcceptOptions;
import io.bucketspec.run.JobOptions;
import io.bucketspec.run.OutputOptions;
import io.bucketspec.url.UrlOptions;
import io.bucketspec.url.UrlStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns the located values of a job file into options. */
final class JobReader {
  private static final Set<String> LATER_STYLES =
      Set.of("gs", "gcs-https", "azure", "obs", "endpoint");

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
                "A job file needs 'inventory': the folder of an inventory's snapshots, or a"
                    + " manifest.json.")
            .flatMap(this::inventory);
    Optional<UrlOptions> urls =
        job.required(
                "urls",
                "A job file needs 'urls': how object URLs are written, such as"
                    + " {style: virtual-hosted, region: eu-west-2}.")
            .flatMap(this::urls);
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
    AcceptOptions accept = accept(job);
    Map<FindingCode, Policy> findings = findings(job);
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
            accept,
            findings));
  }

  private Optional<InventoryOptions> inventory(Node node) {
    if (node instanceof Node.Scalar scalar && scalar.type() == Node.Type.TEXT) {
      return Fields.build(node, problems, () -> InventoryOptions.at(scalar.text()));
    }
    if (!(node instanceof Node.Mapping)) {
      WrongType.note(node, "'inventory'", "a path, or a mapping with 'path'", problems);
      return Optional.empty();
    }
    Fields fields = Fields.of(node, "'inventory'", JobKeys.INVENTORY, problems).orElseThrow();
    Optional<String> path =
        fields.requiredText(
            "path",
            "'inventory' needs 'path': the folder of an inventory's snapshots, or a"
                + " manifest.json.");
    Optional<String> format =
        fields.choice(
            "format", List.of(InventoryOptions.AUTO, InventoryOptions.S3), JobReader::format);
    Optional<String> snapshot = fields.text("snapshot");
    Optional<KeyEncoding> encoding =
        fields.choice("keyEncoding", List.of("auto", "url", "none"), JobReader::keyEncoding);
    Optional<String> filesAt = fields.text("filesAt");
    return fields.build(
        () ->
            new InventoryOptions(
                path.orElse("?"),
                format.orElse(InventoryOptions.AUTO),
                snapshot.orElse(InventoryOptions.LATEST),
                encoding.orElse(KeyEncoding.AUTO),
                filesAt));
  }

  private static Optional<String> format(String word) {
    return Optional.of(word)
        .filter(w -> w.equals(InventoryOptions.AUTO) || w.equals(InventoryOptions.S3));
  }

  private static Optional<KeyEncoding> keyEncoding(String word) {
    return Arrays.stream(KeyEncoding.values())
        .filter(encoding -> encoding.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  private Optional<UrlOptions> urls(Node node) {
    Optional<Fields> mapping = Fields.of(node, "'urls'", JobKeys.URLS, problems);
    if (mapping.isEmpty()) {
      return Optional.empty();
    }
    Fields fields = mapping.get();
    Optional<String> region = fields.text("region");
    Optional<String> arn = fields.text("arn");
    Optional<String> word =
        fields.requiredText(
            "style", "'urls' needs 'style'; it is one of " + UrlStyle.labels() + ".");
    if (word.filter(LATER_STYLES::contains).isPresent()) {
      fields.problem(
          "style",
          "This version can't write URLs of style '"
              + word.get()
              + "' yet; it writes "
              + UrlStyle.labels()
              + ".");
      return Optional.empty();
    }
    List<String> labels = Arrays.stream(UrlStyle.values()).map(UrlStyle::label).toList();
    Optional<UrlStyle> style =
        word.isEmpty() ? Optional.empty() : fields.choice("style", labels, UrlStyle::ofLabel);
    // A region of the wrong type is told already: not a second time as missing.
    boolean whole =
        fields.has("region") == region.isPresent() && fields.has("arn") == arn.isPresent();
    return whole
        ? style.flatMap(known -> fields.build(() -> new UrlOptions(known, region, arn)))
        : Optional.empty();
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

  private Map<FindingCode, Policy> findings(Fields job) {
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
