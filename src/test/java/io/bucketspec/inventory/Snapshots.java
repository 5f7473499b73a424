package io.bucketspec.inventory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
    return report(
        InventoryFormat.S3,
        Snapshot.Source.bucket(bucket),
        new RowLayout(format, CsvForm.S3, columns));
  }

  /** CSV of stores that write keys literally, with or without a header. */
  static Snapshot literal(
      InventoryFormat format,
      Snapshot.Source source,
      char delimiter,
      CsvForm.Header header,
      String... columns) {
    CsvForm form = new CsvForm(delimiter, header, true);
    return report(format, source, new RowLayout(DataFormat.CSV, form, List.of(columns)));
  }

  static Snapshot report(InventoryFormat format, Snapshot.Source source, RowLayout layout) {
    return new Snapshot(
        "file:/m/manifest.json",
        format,
        source,
        "m",
        Optional.empty(),
        layout,
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

  /** All rows of a CSV file, each with its line and, where none is stated for all, its bucket. */
  static List<String> told(InputStream in, Snapshot snapshot, ExtraColumns extra)
      throws IOException {
    CsvRows rows = new CsvRows(in, snapshot, KeyEncoding.AUTO, extra);
    List<String> all = new ArrayList<>();
    while (rows.next()) {
      boolean named = snapshot.source().bucket().isPresent() || rows.fault().isPresent();
      String bucket = named ? "" : rows.row().bucket() + "/";
      all.add(rows.line() + " " + bucket + told(rows.row(), rows.fault()));
    }
    return all;
  }

  static List<String> told(String text, Snapshot snapshot) throws IOException {
    InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return told(in, snapshot, ExtraColumns.NONE);
  }
}
