package io.bucketspec.run;

import io.bucketspec.inventory.KeyEncoding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Policy;
import io.bucketspec.rules.RuleSet;
import io.bucketspec.url.UrlForm;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What every task of a run knows, compiled once on the driver.
 *
 * @param rules the job's rules, compiled
 * @param urls the URL form for the source bucket
 * @param output what spec files are like
 * @param accept what is written although it is rejected by default
 * @param policies what findings do, where the job says so
 * @param keyEncoding how the inventory's keys are written
 * @param sourceBucket the bucket that the inventory is of
 * @param buckets the exchange
 * @param mode whether files are written
 */
public record RunPlan(
    RuleSet rules,
    UrlForm urls,
    OutputOptions output,
    AcceptOptions accept,
    Map<FindingCode, Policy> policies,
    KeyEncoding keyEncoding,
    String sourceBucket,
    Buckets buckets,
    Mode mode)
    implements Serializable {

  /** Whether a run leaves anything behind. */
  public enum Mode {
    /** Every file is written. */
    WRITE,
    /** The same numbers, and no file. */
    COUNT
  }

  public RunPlan {
    policies = Map.copyOf(policies);
  }

  /** The plan for a job over a bucket's snapshot. */
  public static RunPlan of(JobOptions job, String sourceBucket, Buckets buckets, Mode mode) {
    return new RunPlan(
        RuleSet.compile(job.rules(), job.output().partitionBy()),
        UrlForm.of(job.urls(), sourceBucket),
        job.output(),
        job.accept(),
        job.findings(),
        job.inventory().keyEncoding(),
        sourceBucket,
        buckets,
        mode);
  }

  byte[] bucketBytes() {
    return sourceBucket.getBytes(StandardCharsets.UTF_8);
  }

  boolean writes() {
    return mode == Mode.WRITE;
  }

  Policy policy(FindingCode code) {
    return policies.getOrDefault(code, code.defaultPolicy());
  }

  boolean rejects(FindingCode code) {
    return policy(code) == Policy.REJECT;
  }
}
