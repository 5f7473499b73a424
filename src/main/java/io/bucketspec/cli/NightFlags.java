package io.bucketspec.cli;

import io.bucketspec.run.ledger.NightRequest;
import picocli.CommandLine.Option;

/** What one run is asked for beyond its job file. */
final class NightFlags {
  @Option(
      names = "--full",
      description =
          "Writes everything, as if nothing had been published before, and begins a new ledger.")
  private boolean full;

  @Option(
      names = "--again",
      description = "Looks at the snapshot even if the last run read the same one.")
  private boolean again;

  @Option(
      names = "--older-snapshot",
      description = "Reads the snapshot even if it is older than the one the last run read.")
  private boolean older;

  @Option(
      names = "--accept-rules",
      description = "Goes on even if the job's rules are not those of the ledger any more.")
  private boolean otherRules;

  NightRequest request() {
    return new NightRequest(full, again, older, otherRules, false);
  }
}
