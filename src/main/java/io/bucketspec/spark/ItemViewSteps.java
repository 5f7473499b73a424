package io.bucketspec.spark;

import io.bucketspec.run.ItemViewStep;
import io.bucketspec.run.MetadataTables;
import io.bucketspec.run.RunPlan;
import io.bucketspec.run.SortedRecord;
import java.io.Serializable;
import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/** The steps of a run up to its items, and rows of what comes out. */
final class ItemViewSteps {
  private ItemViewSteps() {}

  /**
   * What a run would make, as rows.
   *
   * @param rejects whether that is what it rejects, and not its items
   * @param makers make the rows
   */
  static Dataset<Row> rows(
      SparkSession spark,
      Inventory inventory,
      RunPlan plan,
      Optional<TagTable> tags,
      SideTables metadata,
      String sample,
      boolean rejects,
      RowMakers makers) {
    RecordSteps.Steps steps =
        rejects ? new RecordSteps.Passing(plan) : new RecordSteps.Storing(plan, null);
    Dataset<Tuple2<Long, byte[]>> records =
        RecordSteps.of(inventory, plan, tags, metadata, sample, steps);
    Broadcast<MetadataTables> tables = RunSteps.broadcast(spark, metadata.brought());
    MapPartitionsFunction<Tuple2<Long, byte[]>, Row> items =
        part -> {
          Iterator<SortedRecord> sorted = RunSteps.mapped(part, RunSteps::record);
          ItemViewStep<Row> step =
              new ItemViewStep<>(plan, sorted, tables.value(), makers.makers());
          RunSteps.closeWithTask(step);
          return step;
        };
    return RecordSteps.exchanged(records, plan).mapPartitions(items, makers.encoder());
  }

  /** What makes rows in tasks. */
  interface RowMakers extends Serializable {
    ItemViewStep.Makers<Row> makers();

    /** Of what they make. */
    Encoder<Row> encoder();
  }
}
