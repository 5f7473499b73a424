package io.bucketspec.bench;

/**
 * One row of an S3 Inventory with all versions.
 *
 * @param key the literal key; the CSV form encodes it
 * @param size in bytes; empty in the report where {@code deleteMarker}
 * @param lastModified milliseconds since the epoch
 */
record InventoryObject(
    String key,
    String versionId,
    boolean latest,
    boolean deleteMarker,
    long size,
    long lastModified,
    String eTag,
    String storageClass) {

  /** Whether a job may take it: current, there, not empty, readable without a restore. */
  boolean usable() {
    boolean archived = storageClass.equals("GLACIER") || storageClass.equals("DEEP_ARCHIVE");
    return latest && !deleteMarker && size > 0 && !archived;
  }
}
