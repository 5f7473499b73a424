package io.bucketspec.spark;

import io.bucketspec.inventory.ExtraColumns;
import io.bucketspec.run.ObjectView;
import io.bucketspec.run.ObjectViewStep;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The rows of an inventory. */
record ObjectRowsView(Inventory inventory, InventoryRequest request) implements RowView {
  /** What an object says of itself, whatever rules make of it. */
  static final List<ViewColumn<ObjectView>> OF_OBJECTS =
      List.of(
          ViewColumn.text("bucket", ObjectView::bucket),
          ViewColumn.text("key", ObjectView::key),
          new ViewColumn<>("size", DataTypes.LongType, view -> view.size().orElse(null)),
          new ViewColumn<>(
              "last_modified", DataTypes.TimestampType, view -> view.lastModified().orElse(null)),
          ViewColumn.text("etag", ObjectView::etag),
          ViewColumn.text("storage_class", ObjectView::storageClass),
          ViewColumn.text("content_type", ObjectView::contentType),
          ViewColumn.text("folder", ObjectView::folder),
          ViewColumn.text("filename", ObjectView::filename),
          ViewColumn.text("extension", ObjectView::extension));

  private static final ViewColumns<ObjectView> ALL =
      new ViewColumns<>(
          Stream.concat(
                  OF_OBJECTS.stream(),
                  Stream.of(
                      new ViewColumn<>("state", DataTypes.StringType, ObjectView::state),
                      ViewColumn.text("problem", ObjectView::problem)))
              .toList());

  /** The columns of an inventory that are read for such columns of a view, beside others. */
  static ExtraColumns extra(ViewColumns<?> columns, ExtraColumns others) {
    return others.showing(
        columns.hasAny("etag"),
        columns.hasAny("last_modified"),
        columns.hasAny("content_type"),
        columns.hasAny("storage_class"));
  }

  @Override
  public StructType schema() {
    return ALL.schema();
  }

  @Override
  public boolean byKey() {
    return true;
  }

  @Override
  public Dataset<Row> rows(String[] names, String prefix) {
    ViewColumns<ObjectView> columns = ALL.only(names);
    ExtraColumns extra = extra(columns, ExtraColumns.NONE.withoutArchived());
    Reading reading = new Reading(request.job().inventory().keyEncoding(), extra, prefix);
    boolean all = request.all();
    return columns.select(
        inventory.scan(
            reading,
            rows -> {
              ObjectViewStep<Row> step = new ObjectViewStep<>(rows, all, columns::row);
              RunSteps.closeWithTask(step);
              return step;
            },
            columns.encoder()));
  }
}
