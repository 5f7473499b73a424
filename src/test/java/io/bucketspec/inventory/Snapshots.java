package io.bucketspec.inventory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Snapshots without files, and rows as texts to compare. */
final class Snapshots {
  private Snapshots() {}

  static Snapshot csv(String bucket, String... columns) {
    return of(bucket, DataFormat.CSV, List.of(columns));
  }

  static Snapshot of(String bucket, DataFormat format, List<String> columns) {
    return new Snapshot(
        "file:/m/manifest.json",
        bucket,
        "m",
        Optional.empty(),
        format,
        columns,
        List.of(),
        List.of(),
        "");
  }

  static String key(InventoryRow row) {
    return new String(row.key(), 0, row.keyLength(), StandardCharsets.UTF_8);
  }

  /** All that a row says, in words; or its fault. */
  static String told(InventoryRow row, Optional<RowFault> fault) {
    return fault
        .map(it -> it.reason() + " " + it.sentence())
        .orElseGet(
            () ->
                key(row)
                    + " "
                    + row.size()
                    + (row.currentVersion() ? " current" : "")
                    + (row.deleteMarker() ? " deleted" : "")
                    + (row.needsRestore() ? " archived" : "")
                    + (row.folderMarker() ? " folder" : "")
                    + row.foreignBucket().map(it -> " of " + it).orElse(""));
  }
}
