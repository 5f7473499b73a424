package io.bucketspec.spark;

import io.bucketspec.run.MatchView;
import io.bucketspec.run.MatchViewStep;
import io.bucketspec.run.RunPlan;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The rows of an inventory, with what a job's rules make of each by itself. */
record MatchedRowsView(Inventory inventory, InventoryRequest request) implements RowView {
  static final DataType CAPTURES =
      DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType);

  private static ViewColumns<MatchView> all(boolean urls) {
    List<ViewColumn<MatchView>> columns = new ArrayList<>();
    ObjectRowsView.OF_OBJECTS.forEach(
        column ->
            columns.add(
                new ViewColumn<>(
                    column.name(), column.type(), view -> column.reader().apply(view.object()))));
    columns.add(new ViewColumn<>("fate", DataTypes.StringType, MatchView::fate));
    columns.add(ViewColumn.text("reason", MatchView::reason));
    columns.add(ViewColumn.text("sentence", MatchView::sentence));
    columns.add(ViewColumn.text("rule", MatchView::rule));
    columns.add(ViewColumn.text("kind", MatchView::kind));
    columns.add(new ViewColumn<>("captures", CAPTURES, view -> view.captures().orElse(null)));
    columns.add(ViewColumn.text("group", MatchView::group));
    columns.add(ViewColumn.text("title", MatchView::title));
    columns.add(
        urls
            ? ViewColumn.text("url", MatchView::url)
            : new ViewColumn<>("url", DataTypes.StringType, view -> null));
    return new ViewColumns<>(columns);
  }

  @Override
  public StructType schema() {
    return all(request.urls()).schema();
  }

  @Override
  public boolean byKey() {
    return true;
  }

  @Override
  public Dataset<Row> rows(String[] names, String prefix) {
    ViewColumns<MatchView> columns = all(request.urls()).only(names);
    String bucket = inventory.snapshot().source().bucketOrEmpty();
    RunPlan plan = RunPlan.of(request.job(), bucket, RunSteps.buckets(1), RunPlan.Mode.COUNT);
    Reading reading =
        new Reading(plan.keyEncoding(), ObjectRowsView.extra(columns, plan.extraColumns()), prefix);
    return columns.select(
        inventory.scan(
            reading,
            rows -> {
              MatchViewStep<Row> step = new MatchViewStep<>(plan, rows, columns::row);
              RunSteps.closeWithTask(step);
              return step;
            },
            columns.encoder()));
  }
}
