package io.bucketspec.inventory;

/** Data files of a snapshot changed while it was read. */
public final class SnapshotChanged extends InventoryException {
  private static final long serialVersionUID = 1L;

  SnapshotChanged(String message) {
    super(message);
  }
}
