package io.bucketspec.inventory;

/**
 * There is no complete snapshot yet, or not the one that is asked for: one that is delivered later
 * would help.
 */
public final class SnapshotMissing extends InventoryException {
  private static final long serialVersionUID = 1L;

  public SnapshotMissing(String message) {
    super(message);
  }
}
