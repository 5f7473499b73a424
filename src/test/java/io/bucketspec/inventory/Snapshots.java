package io.bucketspec.inventory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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
        InventoryFormat.S3,
        Snapshot.Source.bucket(bucket),
        "m",
        Optional.empty(),
        new RowLayout(format, CsvForm.S3, columns),
        List.of(),
        StatedTotals.NONE,
        List.of(),
        "");
  }

  /** A list of one file; of several buckets if the bucket is empty. */
  static Snapshot list(InventoryFormat format, String bucket) {
    return new ListFinder(new FakeStore().with("file:/m/list", "a,b"))
        .find(
            new InventoryOptions(
                "file:/m/list",
                format.label(),
                InventoryOptions.LATEST,
                KeyEncoding.AUTO,
                Optional.empty(),
                Optional.empty(),
                Optional.of(bucket).filter(name -> !name.isEmpty()),
                Map.of(),
                Map.of()))
        .orElseThrow();
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
                    + " "
                    + row.state().label()
                    + (row.needsRestore() ? " archived" : "")
                    + (row.folderMarker() ? " folder" : "")
                    + (row.ofOtherBucket() ? " of " + row.bucket() : ""));
  }
}
