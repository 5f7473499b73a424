package io.bucketspec.run;

import io.bucketspec.inventory.DataFormat;
import io.bucketspec.inventory.Snapshot;

/** An inventory in words: what it was taken for, so that a wrong guess is seen. */
final class InventoryWords {
  private InventoryWords() {}

  /**
   * The inventory of a run.
   *
   * @param tally what it came to
   */
  static String of(Snapshot snapshot, Tally tally) {
    DataFormat data = snapshot.layout().format();
    String stored =
        data == DataFormat.CSV || data == DataFormat.ORC || data == DataFormat.PARQUET
            ? " (" + data + ")"
            : "";
    String bucket = snapshot.sourceBucket().map(it -> "bucket " + it).orElse(several(tally));
    String time = snapshot.created().map(it -> " of " + it).orElse("");
    String files =
        snapshot.files().isEmpty() ? "" : ", " + Quantity.count(snapshot.files().size(), "file");
    return snapshot.format().words()
        + stored
        + ", "
        + bucket
        + ", snapshot "
        + snapshot.name()
        + time
        + files;
  }

  private static String several(Tally tally) {
    String words = tally.buckets.words();
    return words.isEmpty() ? "several buckets" : words;
  }
}
