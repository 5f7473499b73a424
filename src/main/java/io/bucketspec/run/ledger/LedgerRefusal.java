package io.bucketspec.run.ledger;

import java.io.IOException;

/** A run that the ledger doesn't let begin, or become a result. */
public final class LedgerRefusal extends IOException {
  private static final long serialVersionUID = 1L;

  private final Fault fault;

  /** Whose fault it is. */
  public enum Fault {
    /** The job file's, or the command line's. */
    JOB,
    /** The snapshot's, or the ledger's own. */
    INPUT
  }

  public LedgerRefusal(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }
}
