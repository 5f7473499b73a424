package io.bucketspec.spark;

import io.bucketspec.inventory.InventoryException;
import java.time.Clock;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.sources.BaseRelation;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.sources.PrunedFilteredScan;
import org.apache.spark.sql.types.StructType;

/** An inventory as Spark queries it: what was found when it was made, however often it is read. */
public final class InventoryRelation extends BaseRelation implements PrunedFilteredScan {
  private final SQLContext context;
  private final SparkSession spark;
  private final InventoryRequest request;
  private final RowView view;

  private InventoryRelation(
      SQLContext context, SparkSession spark, InventoryRequest request, RowView view) {
    this.context = context;
    this.spark = spark;
    this.request = request;
    this.view = view;
  }

  /**
   * Finds the inventory.
   *
   * @throws InventoryException if there is none, or it can't be used
   */
  public static InventoryRelation find(
      SQLContext context, SparkSession spark, InventoryRequest request) {
    Inventory inventory =
        Inventory.find(spark, request.job().inventory(), Clock.systemUTC().instant());
    RowView view =
        switch (request.view()) {
          case OBJECTS -> new ObjectRowsView(inventory, request);
          case MATCHED -> new MatchedRowsView(inventory, request);
          case ITEMS -> ItemRowsView.items(spark, inventory, request);
          case REJECTS -> ItemRowsView.rejects(spark, inventory, request);
        };
    return new InventoryRelation(context, spark, request, view);
  }

  @Override
  public SQLContext sqlContext() {
    return context;
  }

  /** What plans call it. */
  @Override
  public String toString() {
    return "bucket-inventory " + request.view().label() + " of " + path();
  }

  private String path() {
    return request.job().inventory().path();
  }

  @Override
  public StructType schema() {
    return view.schema();
  }

  /** Spark applies all conditions again: what a prefix leaves out is only read less. */
  @Override
  public Filter[] unhandledFilters(Filter[] filters) {
    return filters;
  }

  @Override
  public RDD<Row> buildScan(String[] requiredColumns, Filter[] filters) {
    String sample = request.sample();
    String prefix = view.byKey() ? KeyPrefix.of(sample, filters) : sample;
    try {
      return LazyPlan.rdd(spark, () -> view.rows(requiredColumns, prefix));
    } catch (InventoryException | SideTableException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
