package io.bucketspec.run;

import io.bucketspec.inventory.ExtraColumns;
import io.bucketspec.inventory.KeyEncoding;
import io.bucketspec.metadata.Sidecars;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Kind;
import io.bucketspec.model.Policy;
import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.OrderBy;
import io.bucketspec.rules.RuleSet;
import io.bucketspec.run.ledger.NightPlan;
import io.bucketspec.url.UrlForms;
import java.io.Serializable;
import java.util.Map;

/**
 * What every task of a run knows, compiled once on the driver.
 *
 * @param rules the job's rules, compiled
 * @param urls the URL forms of the buckets
 * @param metadata the metadata that items get
 * @param sidecarSuffix what files beside objects that hold their metadata have behind the key of
 *     their object
 * @param output what spec files are like
 * @param accept what is written although it is rejected by default
 * @param policies what findings do, where the job says so
 * @param night what was published before, and what that does
 * @param retry which objects the run is about
 * @param keyEncoding how the inventory's keys are written
 * @param sourceBucket the bucket that the inventory is of; empty if it is of several, of which each
 *     row names its own
 * @param buckets the exchange
 * @param mode whether files are written
 */
public record RunPlan(
    RuleSet rules,
    UrlForms urls,
    MetadataPlan metadata,
    String sidecarSuffix,
    OutputOptions output,
    AcceptOptions accept,
    Map<FindingCode, Policy> policies,
    NightPlan night,
    RetryPlan retry,
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

  /**
   * The plan for a job over a snapshot, without the metadata that it may ask for.
   *
   * @param sourceBucket the bucket that it is of; empty for several
   */
  public static RunPlan of(JobOptions job, String sourceBucket, Buckets buckets, Mode mode) {
    return new RunPlan(
        RuleSet.compile(job.rules(), job.output().partitionBy()),
        new UrlForms(job.urls(), sourceBucket.isEmpty()),
        MetadataPlan.NONE,
        job.metadata().sidecars().map(Sidecars::suffix).orElse(Sidecars.SUFFIX),
        job.output(),
        job.accept(),
        job.findings(),
        NightPlan.NONE,
        RetryPlan.ALL,
        job.inventory().keyEncoding(),
        sourceBucket,
        buckets,
        mode);
  }

  /** The same plan with the metadata that items get. */
  public RunPlan with(MetadataPlan newMetadata) {
    return copy(newMetadata, night, retry, mode);
  }

  /** The same plan with what was published before. */
  public RunPlan with(NightPlan newNight) {
    return copy(metadata, newNight, retry, mode);
  }

  /** The same plan, about some objects. */
  public RunPlan with(RetryPlan newRetry) {
    return copy(metadata, night, newRetry, mode);
  }

  /** The same plan, whose tables are written. */
  public RunPlan writing() {
    return copy(metadata, night, retry, Mode.WRITE);
  }

  private RunPlan copy(
      MetadataPlan newMetadata, NightPlan newNight, RetryPlan newRetry, Mode newMode) {
    return new RunPlan(
        rules,
        urls,
        newMetadata,
        sidecarSuffix,
        output,
        accept,
        policies,
        newNight,
        newRetry,
        keyEncoding,
        sourceBucket,
        buckets,
        newMode);
  }

  /** Whether objects are of several buckets; those of different ones are never of one item. */
  public boolean severalBuckets() {
    return sourceBucket.isEmpty();
  }

  boolean writes() {
    return mode == Mode.WRITE;
  }

  /** Whether members of the rule travel with their MIME types by the inventory. */
  boolean typed(int rule) {
    return metadata.tellsMimeType(rules.rule(rule), rule);
  }

  /** What members of the rule carry through the exchange, as {@link Member} has it. */
  int carries(int rule) {
    CompiledRule compiled = rules.rule(rule);
    boolean grouped = compiled.kind().filter(Kind::grouped).isPresent();
    boolean detailed =
        typed(rule)
            || compiled.group() instanceof GroupBy.Series
            || (grouped && (findsCopies() || MemberOrder.besidesKey(compiled)));
    return (detailed ? Member.CONTENT | Member.EXTRA : 0)
        | (night.remembers() ? Member.CONTENT : 0)
        | (night.settles() && grouped ? Member.MODIFIED : 0);
  }

  /** The columns that are read for this job besides those that all jobs need. */
  public ExtraColumns extraColumns() {
    boolean times = night.settles();
    boolean types = false;
    for (int i = 0; i < rules.size(); i++) {
      times |= rules.rule(i).order() instanceof OrderBy.LastModified;
      types |= typed(i);
    }
    return new ExtraColumns(readsTags() || findsCopies() || night.remembers(), times, types);
  }

  /** Whether header tags tell the groups of some objects. */
  public boolean readsTags() {
    for (int i = 0; i < rules.size(); i++) {
      if (rules.rule(i).group() instanceof GroupBy.Series) {
        return true;
      }
    }
    return false;
  }

  /** Whether copies are looked for: only if the job says what they do, for it reads a column. */
  boolean findsCopies() {
    return policies.containsKey(FindingCode.COPIES);
  }

  /** What a member of such a rule becomes that has no others beside it. */
  Kind kindAlone(CompiledRule rule) {
    return rule.group() instanceof GroupBy.Sequence sequence
            && sequence.shorter() == GroupBy.Shorter.SINGLE
        ? Kind.IMAGE
        : rule.kind().orElseThrow();
  }

  Policy policy(FindingCode code) {
    return policies.getOrDefault(code, code.defaultPolicy());
  }

  boolean rejects(FindingCode code) {
    return policy(code) == Policy.REJECT;
  }
}
