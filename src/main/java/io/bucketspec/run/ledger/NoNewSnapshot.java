package io.bucketspec.run.ledger;

/** There is nothing to do: the newest snapshot is the one that the last run read. */
public final class NoNewSnapshot extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NoNewSnapshot(String message) {
    super(message);
  }
}
