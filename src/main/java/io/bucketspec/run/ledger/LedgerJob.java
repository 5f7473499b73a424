package io.bucketspec.run.ledger;

import java.util.List;
import java.util.Optional;

/**
 * A job as the ledger knows it again.
 *
 * @param options a digest of its options
 * @param rules each rule as far as it tells which items objects become, in their order
 */
public record LedgerJob(String options, List<String> rules) {
  public LedgerJob {
    rules = List.copyOf(rules);
  }

  /**
   * What is different from the rules of a ledger, behind which others may stand now; empty if
   * nothing is.
   */
  Optional<String> otherThan(List<String> before) {
    for (int i = 0; i < before.size(); i++) {
      if (i == rules.size()) {
        return Optional.of("there were " + before.size() + ", and now there are " + rules.size());
      }
      if (!rules.get(i).equals(before.get(i))) {
        return Optional.of(
            "rule " + (i + 1) + " was " + before.get(i) + ", and now is " + rules.get(i));
      }
    }
    return Optional.empty();
  }
}
