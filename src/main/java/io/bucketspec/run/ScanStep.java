package io.bucketspec.run;

import io.bucketspec.inventory.RowFault;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The first step: rows of the inventory to records for the exchange, and last of all what was
 * counted.
 */
public final class ScanStep implements Iterator<SortedRecord>, Closeable {
  private final RunPlan plan;
  private final InventoryRows rows;
  private final int task;
  private final TaskFiles files;
  private final Intake intake;
  private SortedRecord next;
  private boolean done;

  /**
   * @param task the number of this task, the same for each attempt of it
   */
  public ScanStep(RunPlan plan, RunStore store, int task, InventoryRows rows) {
    this.plan = plan;
    this.rows = rows;
    this.task = task;
    this.files = new TaskFiles(plan, store, String.format("s%05d", task));
    this.intake = new Intake(plan, files);
  }

  @Override
  public boolean hasNext() {
    if (next == null && !done) {
      try {
        next = advance();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return next != null;
  }

  private SortedRecord advance() throws IOException {
    while (rows.next()) {
      Optional<RowFault> fault = rows.fault();
      if (fault.isPresent()) {
        intake.takeFault(rows.row(), fault.get(), rows.file());
      } else if (intake.take(rows.row())) {
        return new SortedRecord(intake.sortKey(), intake.record());
      }
    }
    done = true;
    rows.close();
    files.publish();
    return new SortedRecord(plan.buckets().keyOfTally(task), intake.tallyRecord());
  }

  /** Lets go of everything; what is not published by then never will be. */
  @Override
  public void close() throws IOException {
    done = true;
    try (rows) {
      files.close();
    }
  }

  @Override
  public SortedRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    SortedRecord record = next;
    next = null;
    return record;
  }
}
