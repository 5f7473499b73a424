package io.bucketspec.run;

import io.bucketspec.grouping.dicom.DicomTag;
import io.bucketspec.inventory.ColumnarRows;
import io.bucketspec.inventory.CsvForm;
import io.bucketspec.inventory.DataFormat;
import io.bucketspec.inventory.ExtraColumns;
import io.bucketspec.inventory.InventoryFormat;
import io.bucketspec.inventory.InventoryRow;
import io.bucketspec.inventory.KeyEncoding;
import io.bucketspec.inventory.RowFault;
import io.bucketspec.inventory.RowLayout;
import io.bucketspec.inventory.Snapshot;
import io.bucketspec.inventory.StatedTotals;
import io.bucketspec.run.ledger.LedgerAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All steps of a run with plain lists for exchanges: what Spark does, without Spark. */
final class LocalSteps {
  private LocalSteps() {}

  /** A row of an inventory as a test writes it. */
  record TestRow(
      String key,
      long size,
      boolean latest,
      boolean deleteMarker,
      boolean needsRestore,
      String etag,
      String modified,
      String bucket) {
    TestRow(
        String key,
        long size,
        boolean latest,
        boolean deleteMarker,
        boolean needsRestore,
        String etag,
        String modified) {
      this(key, size, latest, deleteMarker, needsRestore, etag, modified, null);
    }

    TestRow(String key, long size, boolean latest, boolean deleteMarker, boolean needsRestore) {
      this(key, size, latest, deleteMarker, needsRestore, null, null, null);
    }

    TestRow in(String newBucket) {
      return new TestRow(key, size, latest, deleteMarker, needsRestore, etag, modified, newBucket);
    }

    static TestRow of(String key, long size) {
      return new TestRow(key, size, true, false, false);
    }
  }

  /**
   * @param parts the rows that each scan task reads
   */
  static Results execute(RunPlan plan, RunStore store, List<List<TestRow>> parts)
      throws IOException {
    return execute(plan, store, parts, List.of(), Set.of());
  }

  /**
   * @param ledger what was published before
   */
  static Results execute(
      RunPlan plan, RunStore store, List<List<TestRow>> parts, LedgerAccess ledger)
      throws IOException {
    List<InventoryRows> rows = new ArrayList<>();
    parts.forEach(part -> rows.add(new Rows(plan, part.iterator())));
    return executeRows(
        plan, store, rows, List.of(), Set.of(), List.of(), SidecarStore.EMPTY, ledger);
  }

  /**
   * @param parts the rows that each scan task reads
   * @param tags rows of the tag table that each of its tasks reads, as {@link TagRowStep} has them
   * @param columns the tags that the table has columns for
   */
  static Results execute(
      RunPlan plan,
      RunStore store,
      List<List<TestRow>> parts,
      List<List<String[]>> tags,
      Set<DicomTag> columns)
      throws IOException {
    return execute(plan, store, parts, tags, columns, List.of());
  }

  /**
   * @param side the rows of each side table, in two tasks each
   */
  static Results execute(
      RunPlan plan,
      RunStore store,
      List<List<TestRow>> parts,
      List<List<String[]>> tags,
      Set<DicomTag> columns,
      List<List<LocalTables.SideRow>> side)
      throws IOException {
    return execute(plan, store, parts, tags, columns, side, SidecarStore.EMPTY);
  }

  /**
   * @param files where files beside objects are read
   */
  static Results execute(
      RunPlan plan,
      RunStore store,
      List<List<TestRow>> parts,
      List<List<String[]>> tags,
      Set<DicomTag> columns,
      List<List<LocalTables.SideRow>> side,
      SidecarStore files)
      throws IOException {
    List<InventoryRows> rows = new ArrayList<>();
    parts.forEach(part -> rows.add(new Rows(plan, part.iterator())));
    return executeRows(plan, store, rows, tags, columns, side, files);
  }

  /**
   * @param parts what each scan task reads
   */
  static Results executeRows(
      RunPlan plan,
      RunStore store,
      List<InventoryRows> parts,
      List<List<String[]>> tags,
      Set<DicomTag> columns,
      List<List<LocalTables.SideRow>> side,
      SidecarStore files)
      throws IOException {
    return executeRows(plan, store, parts, tags, columns, side, files, LedgerAccess.NONE);
  }

  private static Results executeRows(
      RunPlan plan,
      RunStore store,
      List<InventoryRows> parts,
      List<List<String[]>> tags,
      Set<DicomTag> columns,
      List<List<LocalTables.SideRow>> side,
      SidecarStore files,
      LedgerAccess ledger)
      throws IOException {
    List<SortedRecord> records = new ArrayList<>();
    for (int task = 0; task < parts.size(); task++) {
      new ScanStep(plan, store, files, task, parts.get(task)).forEachRemaining(records::add);
    }
    if (plan.readsTags()) {
      for (int i = 0; i < tags.size(); i++) {
        new TagRowStep(plan, i, tags.get(i).iterator(), columns, "").forEachRemaining(records::add);
      }
      List<SortedRecord> joined = new ArrayList<>();
      int join = 0;
      for (List<SortedRecord> bucket : buckets(plan, records)) {
        new TagJoinStep(plan, store, join++, bucket.iterator()).forEachRemaining(joined::add);
      }
      records = joined;
    }
    records = withMetadata(plan, records, side);
    if (plan.night().knows()) {
      records = new ArrayList<>(records);
      records.addAll(BucketMark.all(plan.buckets()));
    }
    MetadataTables tables = LocalTables.broadcast(plan, side);
    List<Passed> passed = new ArrayList<>();
    int task = 0;
    for (List<SortedRecord> bucket : buckets(plan, records)) {
      new BucketStep(plan, store, "b" + task++, bucket.iterator(), tables, ledger)
          .forEachRemaining(passed::add);
    }
    passed.sort((a, b) -> Arrays.compareUnsigned(a.order(), b.order()));
    List<byte[]> rows = new ArrayList<>();
    new LeftoverStep(plan, store, "r0", passed.iterator()).run().forEachRemaining(rows::add);
    return Results.of(rows);
  }

  private static List<SortedRecord> withMetadata(
      RunPlan plan, List<SortedRecord> records, List<List<LocalTables.SideRow>> side) {
    List<SortedRecord> all = records;
    if (plan.metadata().uses(MetadataPlan.Way.EXCHANGED)) {
      List<SortedRecord> meeting = new ArrayList<>();
      new MetadataRequestStep(plan, records.iterator()).forEachRemaining(meeting::add);
      meeting.addAll(LocalTables.records(plan, side, MetadataPlan.Way.EXCHANGED));
      all = new ArrayList<>();
      int join = 0;
      for (List<SortedRecord> bucket : buckets(plan, meeting)) {
        new MetadataJoinStep(plan, join++, bucket.iterator()).forEachRemaining(all::add);
      }
    }
    all.addAll(LocalTables.records(plan, side, MetadataPlan.Way.ROUTED));
    return all;
  }

  /** The records of each bucket, in the order of their sort keys. */
  private static Collection<List<SortedRecord>> buckets(RunPlan plan, List<SortedRecord> records) {
    Map<Integer, List<SortedRecord>> buckets = new TreeMap<>();
    for (SortedRecord row : records) {
      int bucket = plan.buckets().bucketOf(row.sortKey());
      buckets.computeIfAbsent(bucket, any -> new ArrayList<>()).add(row);
    }
    buckets.values().forEach(rows -> rows.sort(Comparator.comparingLong(SortedRecord::sortKey)));
    return buckets.values();
  }

  /** Rows from memory. */
  static final class Rows implements InventoryRows {
    private final Iterator<TestRow> source;
    private final ColumnarRows rows;

    Rows(RunPlan plan, Iterator<TestRow> source) {
      this.source = source;
      Snapshot snapshot =
          new Snapshot(
              "manifest.json",
              InventoryFormat.S3,
              new Snapshot.Source(plan.sourceBucket(), ""),
              "test",
              Optional.empty(),
              new RowLayout(DataFormat.PARQUET, CsvForm.S3, List.of()),
              List.of(),
              StatedTotals.NONE,
              List.of(),
              "");
      this.rows = new ColumnarRows(snapshot, KeyEncoding.AUTO, ExtraColumns.NONE);
    }

    @Override
    public boolean next() {
      if (!source.hasNext()) {
        return false;
      }
      TestRow row = source.next();
      rows.set(
          row.key().getBytes(StandardCharsets.UTF_8),
          row.size(),
          row.latest(),
          row.deleteMarker(),
          row.needsRestore(),
          row.bucket());
      rows.etag(row.etag() == null ? null : row.etag().getBytes(StandardCharsets.UTF_8));
      if (row.modified() != null) {
        rows.lastModified(row.modified().getBytes(StandardCharsets.UTF_8));
      }
      return true;
    }

    @Override
    public InventoryRow row() {
      return rows.row();
    }

    @Override
    public Optional<RowFault> fault() {
      return rows.fault();
    }

    @Override
    public String file() {
      return "memory";
    }

    @Override
    public void close() {}
  }
}
