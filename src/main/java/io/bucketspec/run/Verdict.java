package io.bucketspec.run;

import io.bucketspec.run.ledger.NightChange;

/**
 * What becomes of an item, by what was published before.
 *
 * @param item the item
 * @param issue what it is written as; null if it isn't written
 */
record Verdict(ItemPlan item, NightChange issue) {
  /** It was published, and that stays as it is; or it waits for a later night. */
  static Verdict leave(ItemPlan item) {
    return new Verdict(item, null);
  }

  static Verdict write(ItemPlan item, NightChange issue) {
    return new Verdict(item, issue);
  }

  boolean writes() {
    return issue != null;
  }
}
