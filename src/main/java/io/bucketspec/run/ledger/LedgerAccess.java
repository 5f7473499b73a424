package io.bucketspec.run.ledger;

import io.bucketspec.run.RunStore;
import java.io.Serializable;

/**
 * How tasks come to the ledger.
 *
 * @param reads what was published before
 * @param adds the folder of what this run adds; null for a run that adds nothing
 */
public record LedgerAccess(LedgerReader reads, RunStore adds) implements Serializable {
  /** There is none. */
  public static final LedgerAccess NONE = new LedgerAccess(LedgerReader.EMPTY, null);
}
