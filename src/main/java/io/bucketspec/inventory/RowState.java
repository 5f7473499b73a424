package io.bucketspec.inventory;

/** Whether a row stands for what a reader of the key gets, or why not. */
public enum RowState {
  CURRENT("current"),
  /** Another version came later, or a generation is not the live one. */
  OLD_VERSION("old-version"),
  /** What a versioned bucket keeps of an object that was removed. */
  DELETE_MARKER("delete-marker"),
  /** A snapshot that was once taken of a blob. */
  SNAPSHOT("snapshot"),
  /** An object that is gone, but can still be restored. */
  DELETED("deleted");

  private final String label;

  RowState(String label) {
    this.label = label;
  }

  /** What tables and summaries show. */
  public String label() {
    return label;
  }
}
