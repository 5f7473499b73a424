package io.bucketspec.spark;

import io.bucketspec.grouping.dicom.DicomTag;
import io.bucketspec.run.Buckets;
import io.bucketspec.run.InventoryRows;
import io.bucketspec.run.MetadataJoinStep;
import io.bucketspec.run.MetadataPlan;
import io.bucketspec.run.MetadataRequestStep;
import io.bucketspec.run.RejectRecords;
import io.bucketspec.run.RunPlan;
import io.bucketspec.run.RunStore;
import io.bucketspec.run.ScanStep;
import io.bucketspec.run.SidecarStore;
import io.bucketspec.run.SortedRecord;
import io.bucketspec.run.TagJoinStep;
import io.bucketspec.run.TagRowStep;
import java.io.Serializable;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import scala.Tuple2;

/** The steps up to the one exchange of objects, as a run and the views of one have them. */
final class RecordSteps {
  private RecordSteps() {}

  /** The records of the exchange, before it. */
  static Dataset<Tuple2<Long, byte[]>> of(
      Inventory inventory,
      RunPlan plan,
      Optional<TagTable> tags,
      SideTables metadata,
      String sample,
      Steps steps) {
    SidecarStore bucket = metadata.sidecars(plan);
    Dataset<Tuple2<Long, byte[]>> scanned =
        inventory.scan(
            Reading.of(plan, sample),
            rows -> RunSteps.mapped(steps.scan(bucket, rows), RunSteps::row),
            RunSteps.RECORD);
    Dataset<Tuple2<Long, byte[]>> grouped =
        tags.map(table -> joined(scanned, table, plan, steps, sample)).orElse(scanned);
    return withMetadata(grouped, metadata, plan);
  }

  /** How tasks read objects, and join them with header tags. */
  interface Steps extends Serializable {
    Iterator<SortedRecord> scan(SidecarStore bucket, InventoryRows rows);

    Iterator<SortedRecord> join(Iterator<SortedRecord> records);
  }

  /** As a run does. */
  record Storing(RunPlan plan, RunStore store) implements Steps {
    @Override
    public Iterator<SortedRecord> scan(SidecarStore bucket, InventoryRows rows) {
      ScanStep step = new ScanStep(plan, store, bucket, TaskContext.getPartitionId(), rows);
      RunSteps.closeWithTask(step);
      return step;
    }

    @Override
    public Iterator<SortedRecord> join(Iterator<SortedRecord> records) {
      TagJoinStep step = new TagJoinStep(plan, store, TaskContext.getPartitionId(), records);
      RunSteps.closeWithTask(step);
      return step;
    }
  }

  /** So that what is rejected goes on, too. */
  record Passing(RunPlan plan) implements Steps {
    @Override
    public Iterator<SortedRecord> scan(SidecarStore bucket, InventoryRows rows) {
      return new RejectRecords(
          plan,
          TaskContext.getPartitionId(),
          store -> new Storing(plan.writing(), store).scan(bucket, rows));
    }

    @Override
    public Iterator<SortedRecord> join(Iterator<SortedRecord> records) {
      return new RejectRecords(
          plan,
          TaskContext.getPartitionId(),
          store -> new Storing(plan.writing(), store).join(records));
    }
  }

  /** Each record in its bucket's task, in the order of sort keys. */
  static Dataset<Tuple2<Long, byte[]>> exchanged(
      Dataset<Tuple2<Long, byte[]>> records, RunPlan plan) {
    return records
        .toDF("place", "record")
        .repartition(
            plan.buckets().count(),
            functions
                .shiftrightunsigned(functions.col("place"), Buckets.ROUTE_SHIFT)
                .cast(DataTypes.IntegerType))
        .sortWithinPartitions("place")
        .as(RunSteps.RECORD);
  }

  /** The records after an exchange that brings objects and their header tags together. */
  private static Dataset<Tuple2<Long, byte[]>> joined(
      Dataset<Tuple2<Long, byte[]>> scanned,
      TagTable table,
      RunPlan plan,
      Steps steps,
      String sample) {
    Set<DicomTag> columns = table.tags();
    Dataset<Tuple2<Long, byte[]>> tags =
        table.map(
            rows -> {
              int task = TaskContext.getPartitionId();
              return RunSteps.mapped(
                  new TagRowStep(plan, task, rows, columns, sample), RunSteps::row);
            },
            RunSteps.RECORD);
    MapPartitionsFunction<Tuple2<Long, byte[]>, Tuple2<Long, byte[]>> join =
        part -> RunSteps.mapped(steps.join(RunSteps.mapped(part, RunSteps::record)), RunSteps::row);
    return exchanged(scanned.union(tags), plan).mapPartitions(join, RunSteps.RECORD);
  }

  /**
   * The records, and with them the rows of side tables that don't go everywhere. Those that don't
   * tell the place of their items meet them in an exchange before.
   */
  private static Dataset<Tuple2<Long, byte[]>> withMetadata(
      Dataset<Tuple2<Long, byte[]>> records, SideTables metadata, RunPlan plan) {
    Dataset<Tuple2<Long, byte[]>> all = records;
    if (plan.metadata().uses(MetadataPlan.Way.EXCHANGED)) {
      MapPartitionsFunction<Tuple2<Long, byte[]>, Tuple2<Long, byte[]>> ask =
          part ->
              RunSteps.mapped(
                  new MetadataRequestStep(plan, RunSteps.mapped(part, RunSteps::record)),
                  RunSteps::row);
      MapPartitionsFunction<Tuple2<Long, byte[]>, Tuple2<Long, byte[]>> join =
          part -> {
            int task = TaskContext.getPartitionId();
            return RunSteps.mapped(
                new MetadataJoinStep(plan, task, RunSteps.mapped(part, RunSteps::record)),
                RunSteps::row);
          };
      Dataset<Tuple2<Long, byte[]>> asking = all.mapPartitions(ask, RunSteps.RECORD);
      Dataset<Tuple2<Long, byte[]>> meeting =
          metadata.records(plan, MetadataPlan.Way.EXCHANGED).map(asking::union).orElse(asking);
      all = exchanged(meeting, plan).mapPartitions(join, RunSteps.RECORD);
    }
    return metadata.records(plan, MetadataPlan.Way.ROUTED).map(all::union).orElse(all);
  }
}
