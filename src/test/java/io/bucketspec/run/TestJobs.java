package io.bucketspec.run;

import io.bucketspec.inventory.InventoryOptions;
import io.bucketspec.metadata.MetadataOptions;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Kind;
import io.bucketspec.model.Policy;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.OrderBy;
import io.bucketspec.rules.RuleOptions;
import io.bucketspec.run.ledger.LedgerOptions;
import io.bucketspec.spec.Limits;
import io.bucketspec.spec.SpecFormat;
import io.bucketspec.spec.SpecOptions;
import io.bucketspec.url.UrlOptions;
import io.bucketspec.url.UrlStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jobs for tests. */
final class TestJobs {
  static final SpecOptions JSON = new SpecOptions(SpecFormat.JSON, false, true, false);
  static final SpecOptions JSON_COMBINED = new SpecOptions(SpecFormat.JSON, true, true, false);
  static final SpecOptions CSV = new SpecOptions(SpecFormat.CSV, false, false, false);
  static final SpecOptions CSV_COMBINED = new SpecOptions(SpecFormat.CSV, true, false, false);

  private static final UrlOptions URLS =
      new UrlOptions(UrlStyle.VIRTUAL_HOSTED, Optional.of("eu-west-2"), Optional.empty());

  private TestJobs() {}

  static RuleOptions group(String name, String match, Kind kind, String... captures) {
    return new RuleOptions(
        name,
        Optional.of(match),
        Optional.empty(),
        Optional.of(kind),
        captures.length == 0 ? new GroupBy.Folder() : new GroupBy.Captures(List.of(captures)),
        OrderBy.natural(),
        Optional.empty(),
        false,
        RuleOptions.MAX_MEMBERS);
  }

  static RuleOptions single(String name, String match, Kind kind) {
    return new RuleOptions(
        name,
        Optional.of(match),
        Optional.empty(),
        Optional.ofNullable(kind),
        new GroupBy.Single(),
        OrderBy.natural(),
        Optional.empty(),
        false,
        RuleOptions.MAX_MEMBERS);
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

  static RuleOptions ordered(RuleOptions rule, String capture) {
    return new RuleOptions(
        rule.name(),
        rule.match(),
        rule.regex(),
        rule.kind(),
        rule.group(),
        OrderBy.capture(capture),
        rule.title(),
        rule.anyFormat(),
        rule.maxMembers());
  }

  static List<RuleOptions> mixedRules() {
    return List.of(
        single("thumbs", "**/thumbs/**", null),
        group(
            "cams",
            "cams/{site}/{camera}/{run}/frame_{frame}.jpg",
            Kind.IMAGE_SEQUENCE,
            "site",
            "camera",
            "run"),
        group("ct", "dicom/{patient}/{series}/**", Kind.DICOM_SERIES, "patient", "series"),
        group("boards", "boards/{site}/{board}/**.png", Kind.IMAGE_GROUP),
        single("clips", "videos/{site}/**", Kind.VIDEO),
        single("photos", "photos/**", Kind.IMAGE));
  }

  static JobOptions job(
      List<RuleOptions> rules, SpecOptions spec, Limits limits, String... partitionBy) {
    return job(rules, spec, limits, Map.of(), partitionBy);
  }

  static JobOptions job(
      List<RuleOptions> rules,
      SpecOptions spec,
      Limits limits,
      Map<FindingCode, Policy> findings,
      String... partitionBy) {
    return new JobOptions(
        InventoryOptions.at("inventory"),
        URLS,
        rules,
        Optional.empty(),
        MetadataOptions.NONE,
        new OutputOptions("out", List.of(partitionBy), spec, limits),
        LedgerOptions.OFF,
        AcceptOptions.NONE,
        findings);
  }

  /** A job of {@link #mixedRules} that keeps a ledger. */
  static JobOptions keeping(LedgerOptions ledger) {
    JobOptions job = job(mixedRules(), JSON, Limits.DEFAULT);
    return new JobOptions(
        job.inventory(),
        job.urls(),
        job.rules(),
        job.tags(),
        job.metadata(),
        job.output(),
        ledger,
        job.accept(),
        job.findings());
  }

  static RunPlan plan(JobOptions job, int buckets) {
    return plan(job, buckets, RunPlan.Mode.WRITE);
  }

  static RunPlan plan(JobOptions job, int buckets, RunPlan.Mode mode) {
    return plan(job, "acme-media", buckets, mode);
  }

  /**
   * @param sourceBucket empty for several
   */
  static RunPlan plan(JobOptions job, String sourceBucket, int buckets, RunPlan.Mode mode) {
    int[] routes = new int[buckets];
    for (int i = 0; i < buckets; i++) {
      routes[i] = i;
    }
    return RunPlan.of(job, sourceBucket, new Buckets(routes), mode);
  }
}
