package io.bucketspec.spark;

import io.bucketspec.inventory.InventoryRow;
import io.bucketspec.inventory.ListedRows;
import io.bucketspec.inventory.RowFault;
import io.bucketspec.run.InventoryRows;
import java.util.Optional;
import org.apache.spark.TaskContext;

/** The objects that one task lists. Listing takes long, so Spark is told of them on the way. */
final class ListedObjects implements InventoryRows {
  private static final int TELL_AFTER = 4_096;

  private final ListedRows rows;
  private long untold;

  ListedObjects(ListedRows rows) {
    this.rows = rows;
  }

  @Override
  public boolean next() {
    if (!rows.next()) {
      return false;
    }
    untold++;
    if (untold == TELL_AFTER) {
      tellSpark();
    }
    return true;
  }

  private void tellSpark() {
    TaskContext task = TaskContext.get();
    if (task != null) {
      task.taskMetrics().inputMetrics().incRecordsRead(untold);
    }
    untold = 0;
  }

  @Override
  public InventoryRow row() {
    return rows.row();
  }

  @Override
  public Optional<RowFault> fault() {
    return rows.fault();
  }

  @Override
  public String file() {
    return rows.folder();
  }

  @Override
  public void close() {
    tellSpark();
  }
}
