package io.bucketspec.run.ledger;

/**
 * What one run is asked for beyond its job file.
 *
 * @param full whether it writes everything, as if nothing had been published
 * @param again whether it looks at the snapshot even if the last run did so already, by the same
 *     options
 * @param older whether it may read a snapshot older than the last run's
 * @param otherRules whether the rules may be others than the ledger's
 * @param retry whether it is only about objects that the platform refused
 */
public record NightRequest(
    boolean full, boolean again, boolean older, boolean otherRules, boolean retry) {
  /** A night like any other. */
  public static final NightRequest PLAIN = new NightRequest(false, false, false, false, false);

  /** Objects that the platform refused, whatever snapshot there is. */
  public static final NightRequest RETRY = new NightRequest(false, true, true, false, true);
}
