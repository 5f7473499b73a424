package io.bucketspec.run.ledger;

import java.io.Serializable;
import java.util.List;

/**
 * What every task of a run knows of the ledger.
 *
 * @param options the job's
 * @param run the run's id
 * @param snapshot the time of the snapshot, in milliseconds since the epoch
 * @param day how titles call that time
 * @param segments what was published, the oldest first; none if nothing was, or nobody wants to
 *     know
 * @param whole whether what isn't met is gone: not if only some objects are looked at, or an older
 *     snapshot
 * @param anew whether all rows are written and not only those that changed, so that later nights
 *     have one segment to read
 */
public record NightPlan(
    LedgerOptions options,
    String run,
    long snapshot,
    String day,
    List<LedgerSegment> segments,
    boolean whole,
    boolean anew)
    implements Serializable {
  /** Without a ledger. */
  public static final NightPlan NONE =
      new NightPlan(LedgerOptions.OFF, "", 0, "", List.of(), false, false);

  public NightPlan {
    segments = List.copyOf(segments);
  }

  /** Whether what is published is remembered. */
  public boolean remembers() {
    return options.kept();
  }

  /** Whether anything was published before. */
  public boolean knows() {
    return !segments.isEmpty();
  }

  /** About how many rows a bucket has. */
  public long rowsOfPart() {
    return segments.stream().mapToLong(it -> it.rows() / Math.max(1, it.parts().size())).sum();
  }

  /** Whether groups have to come to rest before they are written. */
  public boolean settles() {
    return remembers() && !options.settle().isZero();
  }

  /**
   * Whether a group is too young to be written.
   *
   * @param newest when its newest member was modified, in milliseconds since the epoch
   */
  public boolean tooYoung(long newest) {
    return settles() && newest > snapshot - options.settle().toMillis();
  }
}
