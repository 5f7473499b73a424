package io.bucketspec.run;

import io.bucketspec.inventory.Snapshot;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Policy;
import io.bucketspec.run.ledger.LedgerNight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All there is to say about a run when it is through.
 *
 * @param id the run's name, which is its directory's
 * @param directory the run's directory; where it would be, if nothing was written
 * @param input what was read, and how
 * @param results what came of it
 * @param joins what came of joining side tables
 * @param ledger its place in the ledger; empty without one
 * @param accounts where every row went
 * @param findings what was noticed on the run, not on an item
 * @param buckets how many the exchange had
 * @param started when the run began
 * @param ended when its results were all there
 * @param versions of what ran it, by name
 */
public record RunOutcome(
    String id,
    String directory,
    RunInput input,
    Results results,
    List<JoinVerdict> joins,
    Optional<LedgerNight> ledger,
    Accounts accounts,
    List<Finding> findings,
    int buckets,
    Instant started,
    Instant ended,
    Map<String, String> versions) {

  public RunOutcome {
    joins = List.copyOf(joins);
    findings = List.copyOf(findings);
  }

  /** That of a job. */
  public RunOutcome(
      String id,
      String directory,
      JobOptions job,
      Snapshot snapshot,
      Results results,
      List<JoinVerdict> joins,
      Optional<LedgerNight> ledger,
      Accounts accounts,
      List<Finding> findings,
      int buckets,
      Instant started,
      Instant ended,
      Map<String, String> versions) {
    this(
        id,
        directory,
        new JobInput(job, snapshot),
        results,
        joins,
        ledger,
        accounts,
        findings,
        buckets,
        started,
        ended,
        versions);
  }

  /**
   * The snapshot that a job read.
   *
   * @throws IllegalStateException if it was no job's run
   */
  public Snapshot snapshot() {
    if (input instanceof JobInput job) {
      return job.snapshot();
    }
    throw new IllegalStateException("not a job's run");
  }

  /** What came of joining the side tables of a plan, by a run's results. */
  public static List<JoinVerdict> joins(MetadataPlan plan, MetadataTables tables, Results results) {
    return JoinVerdict.of(plan, tables, results.tally());
  }

  /**
   * The same with a finding where more or less was read than the manifest says that there is; for
   * runs that read all of it.
   */
  public RunOutcome withTotalsChecked() {
    List<Finding> all = new ArrayList<>(findings);
    all.addAll(TotalsCheck.of(snapshot(), results.tally()));
    return new RunOutcome(
        id, directory, input, results, joins, ledger, accounts, all, buckets, started, ended,
        versions);
  }

  public Duration took() {
    return Duration.between(started, ended);
  }

  /** The findings that fail the run by its policies. */
  public List<FindingCode> failing() {
    return Arrays.stream(FindingCode.values())
        .filter(code -> failedByJoin(code) || (input.policy(code) == Policy.FAIL && found(code)))
        .toList();
  }

  private boolean failedByJoin(FindingCode code) {
    return joins.stream().anyMatch(join -> join.failing().contains(code));
  }

  private boolean found(FindingCode code) {
    return results.tally().count(code) > 0
        || findings.stream().anyMatch(finding -> finding.code() == code);
  }

  long specBytes() {
    return results.files().stream().mapToLong(SpecFile::bytes).sum();
  }
}
