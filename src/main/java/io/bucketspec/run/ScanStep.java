package io.bucketspec.run;

import io.bucketspec.inventory.RowFault;
import io.bucketspec.model.ByteBuilder;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
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
  private final HeldMembers members = new HeldMembers();
  private final ByteBuilder record = new ByteBuilder(512);
  private Iterator<SortedRecord> held = Collections.emptyIterator();
  private SortedRecord next;
  private boolean read;
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
    while (!held.hasNext()) {
      if (read) {
        return last();
      }
      if (members.full()) {
        held = members.handOver();
      } else if (rows.next()) {
        SortedRecord single = take();
        if (single != null) {
          return single;
        }
      } else {
        read = true;
        rows.close();
        held = members.handOver();
      }
    }
    return held.next();
  }

  /** Takes the current row; the record of an item by itself, null for all others. */
  private SortedRecord take() throws IOException {
    Optional<RowFault> fault = rows.fault();
    if (fault.isPresent()) {
      intake.takeFault(rows.row(), fault.get(), rows.file());
      return null;
    }
    if (!intake.take(rows.row())) {
      return null;
    }
    if (!intake.awaitsTags() && !intake.single()) {
      members.add(intake.sortKey(), intake.rule(), intake.identity(), intake.member());
      return null;
    }
    record.clear();
    intake.appendRecord(record);
    return new SortedRecord(intake.sortKey(), record.toByteArray());
  }

  private SortedRecord last() throws IOException {
    done = true;
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
