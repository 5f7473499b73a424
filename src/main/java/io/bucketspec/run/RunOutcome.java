package io.bucketspec.run;

import io.bucketspec.inventory.Snapshot;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * All there is to say about a run when it is through.
 *
 * @param id the run's name, which is its directory's
 * @param directory the run's directory; where it would be, if nothing was written
 * @param job the options used
 * @param snapshot what was read
 * @param results what came of it
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
    JobOptions job,
    Snapshot snapshot,
    Results results,
    Accounts accounts,
    List<Finding> findings,
    int buckets,
    Instant started,
    Instant ended,
    Map<String, String> versions) {

  public RunOutcome {
    findings = List.copyOf(findings);
  }

  public Duration took() {
    return Duration.between(started, ended);
  }

  /** The findings that fail the run by its policies. */
  public List<FindingCode> failing() {
    return Arrays.stream(FindingCode.values())
        .filter(code -> job.policy(code) == Policy.FAIL)
        .filter(this::found)
        .toList();
  }

  private boolean found(FindingCode code) {
    return results.tally().count(code) > 0
        || findings.stream().anyMatch(finding -> finding.code() == code);
  }

  long specBytes() {
    return results.files().stream().mapToLong(SpecFile::bytes).sum();
  }
}
