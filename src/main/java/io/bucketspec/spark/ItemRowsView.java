package io.bucketspec.spark;

import io.bucketspec.rules.RuleSet;
import io.bucketspec.run.ItemView;
import io.bucketspec.run.ItemViewStep;
import io.bucketspec.run.JobOptions;
import io.bucketspec.run.RejectView;
import io.bucketspec.run.RunPlan;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The items that a run would write, or what it would reject. */
final class ItemRowsView implements RowView {
  private static final ViewColumns<ItemView> ITEMS =
      new ViewColumns<>(
          List.of(
              new ViewColumn<>("kind", DataTypes.StringType, ItemView::kind),
              new ViewColumn<>("title", DataTypes.StringType, ItemView::title),
              new ViewColumn<>(
                  "urls", DataTypes.createArrayType(DataTypes.StringType), ItemView::urls),
              ViewColumn.text("client_metadata", ItemView::clientMetadata),
              ViewColumn.text("media_metadata", ItemView::mediaMetadata),
              new ViewColumn<>("rule", DataTypes.StringType, ItemView::rule),
              ViewColumn.text("group", ItemView::group),
              new ViewColumn<>("bucket", DataTypes.StringType, ItemView::bucket),
              new ViewColumn<>("first_key", DataTypes.StringType, ItemView::firstKey),
              new ViewColumn<>("members", DataTypes.LongType, ItemView::members),
              new ViewColumn<>("bytes", DataTypes.LongType, ItemView::bytes),
              new ViewColumn<>(
                  "findings", DataTypes.createArrayType(DataTypes.StringType), ItemView::findings),
              ViewColumn.text("decided_by", ItemView::decidedBy),
              new ViewColumn<>("captures", MatchedRowsView.CAPTURES, ItemView::captures),
              new ViewColumn<>("place", DataTypes.BinaryType, ItemView::place)));

  private static final ViewColumns<RejectView> REJECTS =
      new ViewColumns<>(
          List.of(
              new ViewColumn<>("key", DataTypes.StringType, RejectView::key),
              new ViewColumn<>("rule", DataTypes.StringType, RejectView::rule),
              new ViewColumn<>("reason", DataTypes.StringType, RejectView::reason),
              new ViewColumn<>("sentence", DataTypes.StringType, RejectView::sentence),
              new ViewColumn<>("objects", DataTypes.LongType, RejectView::objects),
              new ViewColumn<>("item", DataTypes.StringType, RejectView::item),
              new ViewColumn<>("bucket", DataTypes.StringType, RejectView::bucket)));

  private final SparkSession spark;
  private final Inventory inventory;
  private final InventoryRequest request;
  private final boolean rejects;
  private Ready ready;

  /** What is found out once, however often the view is read. */
  private record Ready(RunPlan plan, Optional<TagTable> tags, SideTables metadata) {}

  private ItemRowsView(
      SparkSession spark, Inventory inventory, InventoryRequest request, boolean rejects) {
    this.spark = spark;
    this.inventory = inventory;
    this.request = request;
    this.rejects = rejects;
  }

  static RowView items(SparkSession spark, Inventory inventory, InventoryRequest request) {
    return new ItemRowsView(spark, inventory, request, false);
  }

  static RowView rejects(SparkSession spark, Inventory inventory, InventoryRequest request) {
    return new ItemRowsView(spark, inventory, request, true);
  }

  @Override
  public StructType schema() {
    return rejects ? REJECTS.schema() : ITEMS.schema();
  }

  /** An item is made of all its objects, whatever is asked of it. */
  @Override
  public boolean byKey() {
    return false;
  }

  @Override
  public synchronized Dataset<Row> rows(String[] names, String prefix) {
    if (ready == null) {
      ready = ready();
    }
    return rejects
        ? rows(REJECTS.only(names), new RejectRows(REJECTS.only(names)), prefix)
        : rows(ITEMS.only(names), new ItemRows(ITEMS.only(names)), prefix);
  }

  private Dataset<Row> rows(ViewColumns<?> columns, ItemViewSteps.RowMakers makers, String prefix) {
    return columns.select(
        ItemViewSteps.rows(
            spark,
            inventory,
            ready.plan(),
            ready.tags(),
            ready.metadata(),
            prefix,
            rejects,
            makers));
  }

  private Ready ready() {
    JobOptions job = request.job();
    String bucket = inventory.snapshot().source().bucketOrEmpty();
    Optional<TagTable> tags = job.tags().map(options -> TagTable.open(spark, options));
    RuleSet rules = RuleSet.compile(job.rules(), job.output().partitionBy());
    SideTables metadata = SideTables.look(spark, job.metadata(), rules).onTheirWays(bucket);
    RunPlan plan =
        RunPlan.of(job, bucket, RunSteps.buckets(inventory.bucketCount()), RunPlan.Mode.COUNT)
            .with(metadata.plan());
    return new Ready(plan, tags, metadata);
  }

  private record ItemRows(ViewColumns<ItemView> columns) implements ItemViewSteps.RowMakers {
    @Override
    public ItemViewStep.Makers<Row> makers() {
      return new ItemViewStep.Makers<>(columns::row, null);
    }

    @Override
    public Encoder<Row> encoder() {
      return columns.encoder();
    }
  }

  private record RejectRows(ViewColumns<RejectView> columns) implements ItemViewSteps.RowMakers {
    @Override
    public ItemViewStep.Makers<Row> makers() {
      return new ItemViewStep.Makers<>(null, columns::row);
    }

    @Override
    public Encoder<Row> encoder() {
      return columns.encoder();
    }
  }
}
