package io.bucketspec.spark;

import io.bucketspec.grouping.dicom.DicomTag;
import io.bucketspec.inventory.Snapshot;
import io.bucketspec.run.ExplainQuery;
import io.bucketspec.run.ExplainStep;
import io.bucketspec.run.ExplainedRow;
import io.bucketspec.run.Explainer;
import io.bucketspec.run.Explanation;
import io.bucketspec.run.FirstKeys;
import io.bucketspec.run.MetadataTables;
import io.bucketspec.run.RowQuery;
import io.bucketspec.run.RunPlan;
import io.bucketspec.run.SidecarStore;
import io.bucketspec.run.SortedRecord;
import io.bucketspec.run.TagPick;
import io.bucketspec.run.TagRowStep;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/** Brings the rows that matter to a few keys to the driver, and has them explained. */
final class ExplainKeys {
  private static final Encoder<Tuple2<Long, byte[]>> RECORD =
      Encoders.tuple(Encoders.LONG(), Encoders.BINARY());

  /** No task's number counts here. */
  private static final int ANY_TASK = 0;

  private final SparkSession spark;
  private final Snapshot snapshot;
  private final RunPlan plan;
  private final Optional<TagTable> tags;
  private final SideTables metadata;

  ExplainKeys(
      SparkSession spark,
      Snapshot snapshot,
      RunPlan plan,
      Optional<TagTable> tags,
      SideTables metadata) {
    this.spark = spark;
    this.snapshot = snapshot;
    this.plan = plan;
    this.tags = tags;
    this.metadata = metadata;
  }

  /** The first keys under a prefix, in the order of their bytes. */
  List<String> first(String prefix, int most) {
    FirstKeys first = new FirstKeys(most);
    scan(prefix)
        .map(rows -> new FirstKeys(most).addAll(rows).keys().iterator(), Encoders.BINARY())
        .collectAsList()
        .forEach(first::add);
    return first.keys().stream().map(key -> new String(key, StandardCharsets.UTF_8)).toList();
  }

  List<Explanation> explain(List<String> keys) {
    ExplainQuery query = new ExplainQuery(plan, keys);
    List<SortedRecord> header = header(query);
    List<ExplainedRow> rows = new ArrayList<>();
    SidecarStore bucket = metadata.sidecars(plan);
    scan("")
        .map(part -> new ExplainStep(query, bucket, part), Encoders.BINARY())
        .collectAsList()
        .forEach(row -> rows.add(ExplainedRow.ofBytes(row)));
    RowQuery asks = new Explainer(plan, rows, header, MetadataTables.NONE).asks(keys);
    MetadataTables tables = asks.isEmpty() ? MetadataTables.NONE : metadata.pick(plan, asks);
    return new Explainer(plan, rows, header, tables).explain(keys);
  }

  private ScanInventory scan(String prefix) {
    return new ScanInventory(spark, snapshot, plan.keyEncoding(), plan.extraColumns(), prefix);
  }

  /** The tags of the keys, and when those name series, the tags of all their objects. */
  private List<SortedRecord> header(ExplainQuery query) {
    if (tags.isEmpty() || !query.needsTags()) {
      return List.of();
    }
    List<SortedRecord> picked = pick(query, tags.get());
    while (query.learn(picked)) {
      picked = pick(query, tags.get());
    }
    return picked;
  }

  private List<SortedRecord> pick(ExplainQuery query, TagTable table) {
    Set<DicomTag> columns = table.tags();
    RunPlan of = plan;
    List<SortedRecord> picked = new ArrayList<>();
    table
        .map(
            rows ->
                RunSteps.mapped(
                    new TagPick(query, new TagRowStep(of, ANY_TASK, rows, columns, "")),
                    RunSteps::row),
            RECORD)
        .collectAsList()
        .forEach(row -> picked.add(RunSteps.record(row)));
    return picked;
  }
}
