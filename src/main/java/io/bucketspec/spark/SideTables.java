package io.bucketspec.spark;

import io.bucketspec.metadata.JoinTable;
import io.bucketspec.metadata.JoinWay;
import io.bucketspec.metadata.MetadataOptions;
import io.bucketspec.metadata.Sidecars;
import io.bucketspec.model.MetadataSchema;
import io.bucketspec.rules.RuleSet;
import io.bucketspec.run.InvalidMetadata;
import io.bucketspec.run.MetadataPlan;
import io.bucketspec.run.MetadataRowStep;
import io.bucketspec.run.MetadataTables;
import io.bucketspec.run.RowChunks;
import io.bucketspec.run.RowQuery;
import io.bucketspec.run.RunPlan;
import io.bucketspec.run.SidecarStore;
import io.bucketspec.run.WantedRows;
import io.bucketspec.run.store.HadoopSidecarStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/** The side tables of a job and the files beside objects, and how they come to the items. */
final class SideTables {
  /** A table of more bytes of rows than these is exchanged: every executor would hold it. */
  private static final long SMALL = 48 << 20;

  /** What the driver can bring at all. */
  private static final long ANY_SIZE = 1L << 40;

  private static final Encoder<Tuple2<Long, byte[]>> RECORD =
      Encoders.tuple(Encoders.LONG(), Encoders.BINARY());

  private final Configuration configuration;
  private final Optional<Sidecars> sidecars;
  private final List<SideTable> tables;
  private final MetadataPlan plan;
  private final MetadataTables brought;

  private SideTables(
      Configuration configuration,
      Optional<Sidecars> sidecars,
      List<SideTable> tables,
      MetadataPlan plan,
      MetadataTables brought) {
    this.configuration = configuration;
    this.sidecars = sidecars;
    this.tables = tables;
    this.plan = plan;
    this.brought = brought;
  }

  /**
   * Looks at the tables' columns.
   *
   * @throws SideTableException if one can't be read or lacks a column
   */
  static SideTables look(SparkSession spark, MetadataOptions options, RuleSet rules) {
    List<SideTable> tables =
        options.joins().stream().map(join -> SideTable.open(spark, join)).toList();
    try {
      MetadataPlan plan =
          MetadataPlan.of(rules, options, tables.stream().map(SideTable::columns).toList());
      MetadataPlan checked =
          options.schema().map(path -> plan.checkedBy(schema(spark, path))).orElse(plan);
      return new SideTables(
          spark.sparkContext().hadoopConfiguration(),
          options.sidecars(),
          tables,
          checked,
          MetadataTables.NONE);
    } catch (InvalidMetadata e) {
      throw new SideTableException(e.getMessage(), e);
    }
  }

  /**
   * Brings the small tables here, and decides how the rows of the others come to their items.
   *
   * @param bucket the source bucket; empty if there are several
   */
  SideTables onTheirWays(String bucket) {
    List<MetadataPlan.Way> ways = new ArrayList<>();
    List<JoinTable> here = new ArrayList<>();
    List<Long> withoutKey = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      Optional<RowChunks.Brought> table = bring(i, bucket);
      ways.add(table.isPresent() ? MetadataPlan.Way.BROADCAST : exchange(i, bucket.isEmpty()));
      here.add(table.map(RowChunks.Brought::table).orElse(null));
      withoutKey.add(table.map(RowChunks.Brought::rowsWithoutKey).orElse(0L));
    }
    for (int i = ways.size(); i < plan.tables().size(); i++) {
      ways.add(plan.way(i));
    }
    MetadataTables arrived = new MetadataTables(here, withoutKey);
    return new SideTables(configuration, sidecars, tables, plan.on(ways), arrived);
  }

  private static MetadataSchema schema(SparkSession spark, String path) {
    return SchemaFile.read(path, spark.sparkContext().hadoopConfiguration());
  }

  private Optional<RowChunks.Brought> bring(int table, String bucket) {
    JoinWay way = tables.get(table).join().way();
    long most = way == JoinWay.BROADCAST ? ANY_SIZE : SMALL;
    return way == JoinWay.EXCHANGE
        ? Optional.empty()
        : tables.get(table).bring(plan.tables().get(table), bucket, most);
  }

  private MetadataPlan.Way exchange(int table, boolean severalBuckets) {
    Optional<String> fault = plan.exchangeFault(table);
    if (plan.routable(table, severalBuckets)) {
      return MetadataPlan.Way.ROUTED;
    }
    if (fault.isPresent()) {
      throw new SideTableException(fault.get());
    }
    return MetadataPlan.Way.EXCHANGED;
  }

  MetadataPlan plan() {
    return plan;
  }

  /** The files that the tables are read from, by the tables' names. */
  Map<String, List<String>> files() {
    Map<String, List<String>> files = new LinkedHashMap<>();
    tables.forEach(table -> files.put(table.join().name(), table.files()));
    return files;
  }

  /**
   * Where the files beside objects are read; empty of any if the job reads none. They are objects
   * of the same bucket, which changes as it likes: nobody watches them.
   *
   * @throws SideTableException if there is no file system for them
   */
  SidecarStore sidecars(RunPlan run) {
    if (sidecars.isEmpty()) {
      return SidecarStore.EMPTY;
    }
    Optional<String> at = sidecars.get().at();
    if (run.severalBuckets()) {
      if (at.isPresent()) {
        throw new SideTableException(
            "'at' of 'sidecars' is one folder, but the inventory is of several buckets: leave it"
                + " away, so that files are read from their objects' buckets.");
      }
      return HadoopSidecarStore.of(run.urls(), configuration);
    }
    String folder = at.orElseGet(() -> run.urls().folder(run.sourceBucket()));
    try {
      return HadoopSidecarStore.below(folder, configuration);
    } catch (IOException | IllegalArgumentException e) {
      throw new SideTableException(
          "Cannot read files beside objects in "
              + folder
              + " ('at' of 'sidecars'): "
              + e.getMessage(),
          e);
    }
  }

  /** The tables that are here, to be sent to every executor. */
  MetadataTables brought() {
    return brought;
  }

  /** The rows that a query wants, as if they were all there are. */
  MetadataTables pick(RunPlan run, RowQuery query) {
    List<JoinTable> picked = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      int table = i;
      List<byte[]> chunks =
          tables
              .get(i)
              .map(
                  plan.tables().get(i),
                  run.sourceBucket(),
                  rows -> new RowChunks(new WantedRows(query, table, rows), ANY_SIZE),
                  Encoders.BINARY())
              .collectAsList();
      picked.add(RowChunks.table(chunks, ANY_SIZE).orElseThrow().table());
    }
    return new MetadataTables(picked, List.of());
  }

  /** The records of the rows that come on a way; empty if none do. */
  Optional<Dataset<Tuple2<Long, byte[]>>> records(RunPlan run, MetadataPlan.Way way) {
    Dataset<Tuple2<Long, byte[]>> all = null;
    for (int i = 0; i < tables.size(); i++) {
      if (plan.way(i) == way) {
        Dataset<Tuple2<Long, byte[]>> records = records(run, i);
        all = all == null ? records : all.union(records);
      }
    }
    return Optional.ofNullable(all);
  }

  private Dataset<Tuple2<Long, byte[]>> records(RunPlan run, int table) {
    return tables
        .get(table)
        .map(
            plan.tables().get(table),
            run.sourceBucket(),
            rows -> {
              int task = TaskContext.getPartitionId();
              return RunSteps.mapped(new MetadataRowStep(run, table, task, rows), RunSteps::row);
            },
            RECORD);
  }
}
