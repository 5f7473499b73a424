package io.bucketspec.spark;

import io.bucketspec.metadata.TableSource;
import io.bucketspec.model.Kind;
import io.bucketspec.run.Buckets;
import io.bucketspec.run.LedgerRowStep;
import io.bucketspec.run.RunPlan;
import io.bucketspec.run.TableSchema;
import io.bucketspec.run.ledger.LedgerItem;
import io.bucketspec.run.ledger.LedgerReader;
import io.bucketspec.run.ledger.LedgerRefusal;
import io.bucketspec.run.ledger.LedgerSegment;
import io.bucketspec.run.ledger.LedgerTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import scala.Tuple2;

/**
 * A ledger's rows in a table of the session: Delta, Iceberg, or whatever Spark can append to.
 * Before the ledger's own columns stands {@code version}, the folder of the run that wrote a row.
 */
public final class TableLedger implements LedgerTable {
  private static final String VERSION = "version";
  private static final Map<String, Kind> KINDS =
      Arrays.stream(Kind.values()).collect(Collectors.toMap(Kind::label, Function.identity()));
  private static final byte[] NOTHING = {};

  private final SparkSession spark;
  private final TableSource source;

  public TableLedger(SparkSession spark, TableSource source) {
    this.spark = spark;
    this.source = source;
  }

  @Override
  public String name() {
    return source.text();
  }

  @Override
  public void append(LedgerSegment segment, String folder) throws IOException {
    try {
      long there = exists() ? table().filter(ofVersion(segment.version())).count() : 0;
      if (there == segment.rows()) {
        return;
      }
      if (there != 0) {
        throw new IOException(
            "it has "
                + there
                + " of the "
                + segment.rows()
                + " rows of version "
                + segment.version()
                + " already");
      }
      write(staged(segment, folder));
    } catch (Exception e) {
      // Spark's own exceptions are checked ones that its methods don't declare.
      throw new IOException(
          "The ledger's table "
              + name()
              + " took no rows: "
              + TableLoader.firstLine(e)
              + ". Nothing is published."
              + TableLoader.advice(name(), e),
          e);
    }
  }

  private Dataset<Row> staged(LedgerSegment segment, String folder) {
    String[] files =
        segment.parts().stream()
            .map(part -> folder + "/" + LedgerSegment.path(part))
            .toArray(String[]::new);
    Column[] columns =
        Stream.concat(
                Stream.of(functions.lit(segment.version()).as(VERSION)),
                TableSchema.LEDGER.columns().stream().map(it -> functions.col(it.name())))
            .toArray(Column[]::new);
    return spark.read().parquet(files).select(columns);
  }

  private void write(Dataset<Row> rows) {
    DataFrameWriter<Row> writer = rows.write().mode(SaveMode.Append);
    if (source.form() == TableSource.Form.CATALOG) {
      writer.saveAsTable(name());
    } else {
      writer.format(source.format()).options(source.options()).save(name());
    }
  }

  private boolean exists() throws IOException {
    if (source.form() == TableSource.Form.CATALOG) {
      return spark.catalog().tableExists(name());
    }
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    Path path = new Path(name());
    return path.getFileSystem(configuration).exists(path);
  }

  private Dataset<Row> table() {
    return source.form() == TableSource.Form.CATALOG
        ? TableLoader.readable(name(), "a table of a catalog", () -> spark.table(name()))
        : TableLoader.load(spark, name(), source.format(), source.options());
  }

  private static Column ofVersion(String version) {
    return functions.col(VERSION).equalTo(version);
  }

  /**
   * Makes sure that all rows of the segments are there.
   *
   * @throws LedgerRefusal if not
   */
  void requireWhole(List<LedgerSegment> segments) throws LedgerRefusal {
    Map<String, Long> there = new HashMap<>();
    for (Row row : ofVersions(segments).groupBy(VERSION).count().collectAsList()) {
      there.put(row.getString(0), row.getLong(1));
    }
    for (LedgerSegment segment : segments) {
      long rows = there.getOrDefault(segment.version(), 0L);
      if (rows != segment.rows()) {
        throw new LedgerRefusal(
            LedgerRefusal.Fault.INPUT,
            "The ledger is not whole: its table "
                + name()
                + " has "
                + rows
                + " of the "
                + segment.rows()
                + " rows of version "
                + segment.version()
                + ". If they can't be brought back, 'run --full' writes everything and begins a new"
                + " ledger.");
      }
    }
  }

  private Dataset<Row> ofVersions(List<LedgerSegment> segments) {
    Object[] versions = segments.stream().map(LedgerSegment::version).toArray();
    return table().filter(functions.col(VERSION).isin(versions));
  }

  /** What was published, on its way to the buckets of a run. */
  Dataset<Tuple2<Long, byte[]>> records(RunPlan plan) {
    List<LedgerSegment> segments = plan.night().segments();
    Map<String, Integer> numbers = new HashMap<>();
    for (LedgerSegment segment : segments) {
      numbers.put(segment.version(), numbers.size());
    }
    MapPartitionsFunction<Row, Tuple2<Long, byte[]>> step =
        rows -> {
          Iterator<LedgerRowStep.Row> items =
              RunSteps.mapped(
                  rows, row -> new LedgerRowStep.Row(numbers.get(row.getString(0)), item(row)));
          return RunSteps.mapped(new LedgerRowStep(plan, items), RunSteps::row);
        };
    return selected(ofVersions(segments)).mapPartitions(step, RunSteps.RECORD);
  }

  /** The columns in the ledger's order; of texts the bytes, for keys may be no UTF-8. */
  private static Dataset<Row> selected(Dataset<Row> rows) {
    Stream<Column> columns =
        TableSchema.LEDGER.columns().stream()
            .map(
                column ->
                    column.type() == TableSchema.Type.TEXT
                        ? functions.col(column.name()).cast(DataTypes.BinaryType)
                        : functions.col(column.name()));
    return rows.select(
        Stream.concat(Stream.of(functions.col(VERSION)), columns).toArray(Column[]::new));
  }

  private static LedgerItem item(Row row) {
    byte[] bucket = row.isNullAt(4) ? NOTHING : row.getString(4).getBytes(StandardCharsets.UTF_8);
    return new LedgerItem(
        row.getLong(1),
        KINDS.get(row.getString(2)),
        row.getString(3),
        bucket,
        row.getAs(5),
        row.getAs(6),
        (int) row.getLong(7),
        row.getLong(8),
        row.getString(9),
        row.getLong(10),
        row.isNullAt(11) ? 0 : row.getLong(11),
        row.isNullAt(12) ? 0 : row.getLong(12),
        row.getAs(13));
  }

  /** Reads the rows of segments, on the driver. */
  public LedgerReader reader(List<LedgerSegment> segments) {
    return new Rows(this, segments);
  }

  /** Never goes to a task: those get their rows by the exchange. */
  private static final class Rows implements LedgerReader {
    private static final long serialVersionUID = 1L;

    private final transient TableLedger ledger;
    private final transient Map<String, LedgerSegment> segments = new HashMap<>();

    Rows(TableLedger ledger, List<LedgerSegment> segments) {
      this.ledger = ledger;
      segments.forEach(segment -> this.segments.put(segment.version(), segment));
    }

    @Override
    public void read(String version, int part, Sink sink) throws IOException {
      int buckets = segments.get(version).buckets();
      Column its =
          functions
              .shiftrightunsigned(functions.col("place"), Buckets.GROUP_BITS)
              .mod(buckets)
              .equalTo(part);
      rows(ledger.table().filter(ofVersion(version)).filter(its), sink);
    }

    @Override
    public void readAll(LedgerSegment segment, Sink sink) throws IOException {
      rows(ledger.table().filter(ofVersion(segment.version())), sink);
    }

    private static void rows(Dataset<Row> rows, Sink sink) throws IOException {
      Iterator<Row> all = selected(rows).toLocalIterator();
      while (all.hasNext()) {
        sink.row(item(all.next()));
      }
    }
  }
}
