package io.bucketspec.spark;

import io.bucketspec.run.BucketMark;
import io.bucketspec.run.BucketStep;
import io.bucketspec.run.Buckets;
import io.bucketspec.run.GivenBucketStep;
import io.bucketspec.run.GivenItemStep;
import io.bucketspec.run.LeftoverStep;
import io.bucketspec.run.MetadataTables;
import io.bucketspec.run.Passed;
import io.bucketspec.run.PlacedRecord;
import io.bucketspec.run.Results;
import io.bucketspec.run.RunPlan;
import io.bucketspec.run.RunStore;
import io.bucketspec.run.SortedRecord;
import io.bucketspec.run.ledger.LedgerAccess;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.util.TaskCompletionListener;
import scala.Tuple2;
import scala.Tuple3;

/**
 * The steps of a run, wired to Datasets: scan, the one exchange of objects, buckets, a small
 * exchange of what did not fill a file, and the results.
 */
public final class RunSteps {
  static final Encoder<Tuple2<Long, byte[]>> RECORD =
      Encoders.tuple(Encoders.LONG(), Encoders.BINARY());
  private static final Encoder<Tuple3<Integer, byte[], byte[]>> PLACED =
      Encoders.tuple(Encoders.INT(), Encoders.BINARY(), Encoders.BINARY());
  private static final Encoder<Tuple3<String, byte[], byte[]>> PASSED =
      Encoders.tuple(Encoders.STRING(), Encoders.BINARY(), Encoders.BINARY());

  /** Of few buckets there may be as many spec folders as of many, each with a file to write. */
  private static final int LEAST_LEFTOVER_TASKS = 16;

  /** Leftovers are little: more tasks than this would each have next to nothing. */
  private static final int MOST_LEFTOVER_TASKS = 64;

  private RunSteps() {}

  /** Buckets for a snapshot of that size, laid out for Spark's partitioning. */
  public static Buckets buckets(int count) {
    return Routes.of(count);
  }

  /**
   * All steps, of which none has run yet.
   *
   * @param tags the table of header tags, in jobs that read one
   * @param metadata the side tables, and the files beside objects
   * @param ledger what was published before
   * @param sample how the keys begin that are looked at; empty for all
   * @return the results' rows, which are few
   * @throws io.bucketspec.inventory.InventoryException if the inventory lacks what the job reads
   */
  static Dataset<byte[]> of(
      SparkSession spark,
      Inventory inventory,
      RunPlan plan,
      RunStore store,
      Optional<TagTable> tags,
      SideTables metadata,
      LedgerAccess ledger,
      String sample) {
    Dataset<Tuple2<Long, byte[]>> records =
        withMarks(
            spark,
            RecordSteps.of(
                inventory, plan, tags, metadata, sample, new RecordSteps.Storing(plan, store)),
            plan);
    Broadcast<MetadataTables> tables = broadcast(spark, metadata.brought());
    MapPartitionsFunction<Tuple2<Long, byte[]>, Tuple3<String, byte[], byte[]>> buckets =
        part -> bucket(plan, store, part, tables.value(), ledger);
    Dataset<Tuple3<String, byte[], byte[]>> passed =
        RecordSteps.exchanged(records, plan).mapPartitions(buckets, PASSED);
    return results(passed, leftoverTasks(plan.buckets().count()), plan, store);
  }

  /** The last step: what is left over becomes files, and what was counted goes to the driver. */
  private static Dataset<byte[]> results(
      Dataset<Tuple3<String, byte[], byte[]>> passed, int tasks, RunPlan plan, RunStore store) {
    MapPartitionsFunction<Tuple3<String, byte[], byte[]>, byte[]> leftovers =
        part -> leftovers(plan, store, part);
    return passed
        .toDF("folder", "place", "payload")
        .repartition(tasks, functions.col("folder"))
        .sortWithinPartitions("place")
        .as(PASSED)
        .mapPartitions(leftovers, Encoders.BINARY());
  }

  /**
   * All steps over items that are given, of which none has run yet.
   *
   * @return the results' rows, which are few
   */
  static Dataset<byte[]> ofItems(Dataset<Row> items, RunPlan plan, RunStore store) {
    MapPartitionsFunction<Row, Tuple3<Integer, byte[], byte[]>> check =
        part -> {
          GivenItemStep step =
              new GivenItemStep(
                  plan, store, TaskContext.getPartitionId(), mapped(part, ItemColumns::item));
          closeWithTask(step);
          return mapped(
              step, record -> new Tuple3<>(record.bucket(), record.order(), record.payload()));
        };
    MapPartitionsFunction<Tuple3<Integer, byte[], byte[]>, Tuple3<String, byte[], byte[]>> fill =
        part -> {
          GivenBucketStep step =
              new GivenBucketStep(
                  plan,
                  store,
                  task("b"),
                  mapped(part, row -> new PlacedRecord(row._1(), row._2(), row._3())));
          closeWithTask(step);
          return mapped(step, row -> new Tuple3<>(row.folder(), row.order(), row.payload()));
        };
    Dataset<Tuple3<String, byte[], byte[]>> passed =
        items
            .mapPartitions(check, PLACED)
            .toDF("bucket", "place", "payload")
            .repartition(MOST_LEFTOVER_TASKS, functions.col("bucket"))
            .sortWithinPartitions("bucket", "place")
            .as(PLACED)
            .mapPartitions(fill, PASSED);
    return results(passed, LEAST_LEFTOVER_TASKS, plan, store);
  }

  /** Runs the steps and brings their results to the driver. */
  static Results execute(SparkSession spark, Dataset<byte[]> results) {
    spark.sparkContext().setLocalProperty(Progress.OF_A_RUN, "true");
    try {
      return Results.of(results.collectAsList());
    } finally {
      spark.sparkContext().setLocalProperty(Progress.OF_A_RUN, null);
    }
  }

  /** Where something was published, each bucket is looked at though no object of it may come. */
  private static Dataset<Tuple2<Long, byte[]>> withMarks(
      SparkSession spark, Dataset<Tuple2<Long, byte[]>> records, RunPlan plan) {
    if (!plan.night().knows()) {
      return records;
    }
    List<Tuple2<Long, byte[]>> marks =
        BucketMark.all(plan.buckets()).stream().map(RunSteps::row).toList();
    return records.union(spark.createDataset(marks, RECORD).coalesce(1));
  }

  static Broadcast<MetadataTables> broadcast(SparkSession spark, MetadataTables tables) {
    return JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(tables);
  }

  static Tuple2<Long, byte[]> row(SortedRecord record) {
    return new Tuple2<>(record.sortKey(), record.bytes());
  }

  static SortedRecord record(Tuple2<Long, byte[]> row) {
    return new SortedRecord(row._1(), row._2());
  }

  private static int leftoverTasks(int buckets) {
    return Math.max(LEAST_LEFTOVER_TASKS, Math.min(buckets, MOST_LEFTOVER_TASKS));
  }

  private static Iterator<Tuple3<String, byte[], byte[]>> bucket(
      RunPlan plan,
      RunStore store,
      Iterator<Tuple2<Long, byte[]>> part,
      MetadataTables tables,
      LedgerAccess ledger) {
    Iterator<SortedRecord> records = mapped(part, RunSteps::record);
    BucketStep step = new BucketStep(plan, store, task("b"), records, tables, ledger);
    closeWithTask(step);
    return mapped(step, row -> new Tuple3<>(row.folder(), row.order(), row.payload()));
  }

  private static Iterator<byte[]> leftovers(
      RunPlan plan, RunStore store, Iterator<Tuple3<String, byte[], byte[]>> part)
      throws IOException {
    Iterator<Passed> rows = mapped(part, row -> new Passed(row._1(), row._2(), row._3()));
    return new LeftoverStep(plan, store, task("r"), rows).run();
  }

  private static String task(String step) {
    return String.format("%s%05d", step, TaskContext.getPartitionId());
  }

  static void closeWithTask(Closeable step) {
    TaskCompletionListener listener =
        context -> {
          try {
            step.close();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    TaskContext.get().addTaskCompletionListener(listener);
  }

  static <A, B> Iterator<B> mapped(Iterator<A> source, Function<A, B> function) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return source.hasNext();
      }

      @Override
      public B next() {
        return function.apply(source.next());
      }
    };
  }
}
