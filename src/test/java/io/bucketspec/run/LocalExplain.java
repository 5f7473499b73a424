package io.bucketspec.run;

import io.bucketspec.grouping.dicom.DicomTag;
import io.bucketspec.run.LocalSteps.TestRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What {@code explain} does, without Spark. */
final class LocalExplain {
  private LocalExplain() {}

  static List<Explanation> explain(
      RunPlan writing,
      List<TestRow> rows,
      List<String[]> tags,
      Set<DicomTag> columns,
      List<String> keys) {
    return explain(writing, rows, tags, columns, List.of(), keys);
  }

  /**
   * @param side the rows of each side table
   */
  static List<Explanation> explain(
      RunPlan writing,
      List<TestRow> rows,
      List<String[]> tags,
      Set<DicomTag> columns,
      List<List<LocalTables.SideRow>> side,
      List<String> keys) {
    return explain(writing, rows, tags, columns, side, SidecarStore.EMPTY, keys);
  }

  /**
   * @param bucket where files beside objects are read
   */
  static List<Explanation> explain(
      RunPlan writing,
      List<TestRow> rows,
      List<String[]> tags,
      Set<DicomTag> columns,
      List<List<LocalTables.SideRow>> side,
      SidecarStore bucket,
      List<String> keys) {
    RunPlan plan =
        new RunPlan(
            writing.rules(),
            writing.urls(),
            writing.metadata(),
            writing.sidecarSuffix(),
            writing.output(),
            writing.accept(),
            writing.policies(),
            writing.night(),
            writing.retry(),
            writing.keyEncoding(),
            writing.sourceBucket(),
            writing.buckets(),
            RunPlan.Mode.COUNT);
    ExplainQuery query = new ExplainQuery(plan, keys);
    List<SortedRecord> header = List.of();
    if (query.needsTags()) {
      do {
        header = new ArrayList<>();
        new TagPick(query, new TagRowStep(plan, 0, tags.iterator(), columns, ""))
            .forEachRemaining(header::add);
      } while (query.learn(header));
    }
    List<ExplainedRow> found = new ArrayList<>();
    new ExplainStep(query, bucket, new LocalSteps.Rows(plan, rows.iterator()))
        .forEachRemaining(row -> found.add(ExplainedRow.ofBytes(row)));
    RowQuery asks = new Explainer(plan, found, header, MetadataTables.NONE).asks(keys);
    MetadataTables tables = LocalTables.pick(plan, side, asks);
    return new Explainer(plan, found, header, tables).explain(keys);
  }
}
