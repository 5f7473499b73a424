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
  private final SidecarReads sidecars;
  private final HeldMembers members = new HeldMembers();
  private final HeldSingles singles;
  private final boolean bundles;
  private final ByteBuilder record = new ByteBuilder(512);
  private Iterator<SortedRecord> held = Collections.emptyIterator();
  private SortedRecord next;
  private boolean read;
  private boolean done;

  /**
   * @param store where the run writes
   * @param bucket where files beside objects are read, if the plan wants any
   * @param task the number of this task, the same for each attempt of it
   */
  public ScanStep(RunPlan plan, RunStore store, SidecarStore bucket, int task, InventoryRows rows) {
    this.plan = plan;
    this.rows = rows;
    this.task = task;
    this.files = new TaskFiles(plan, store, String.format("s%05d", task));
    this.intake = new Intake(plan, files);
    this.singles = new HeldSingles(plan.buckets());
    this.bundles = plan.exchangesOnce();
    this.sidecars = new SidecarReads(new SidecarRecords(plan, bucket, files.tally()));
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
      if (sidecars.full() || (read && !sidecars.isEmpty())) {
        Optional<SortedRecord> sidecar = sidecars.next();
        if (sidecar.isPresent()) {
          return sidecar.get();
        }
      } else if (read) {
        if (!members.isEmpty()) {
          held = members.handOver();
        } else if (!singles.isEmpty()) {
          held = singles.handOver();
        } else {
          return last();
        }
      } else if (members.full()) {
        held = members.handOver();
      } else if (singles.full()) {
        held = singles.handOver();
      } else if (rows.next()) {
        SortedRecord single = take();
        if (single != null) {
          return single;
        }
      } else {
        read = true;
        rows.close();
      }
    }
    return held.next();
  }

  /** Takes the current row; the record of an object that isn't held back, null for all others. */
  private SortedRecord take() throws IOException {
    Optional<RowFault> fault = rows.fault();
    if (fault.isPresent()) {
      intake.takeFault(rows.row(), fault.get(), rows.file());
      return null;
    }
    boolean goesOn = intake.take(rows.row());
    if (intake.sidecar()) {
      sidecars.take(rows.row());
    }
    if (!goesOn) {
      return null;
    }
    if (!intake.awaitsTags() && !intake.single()) {
      members.add(intake.sortKey(), intake.rule(), intake.identity(), intake.member());
      return null;
    }
    if (bundles && plan.rules().rule(intake.rule()).single()) {
      singles.add(intake.sortKey(), intake::appendRecord);
      return null;
    }
    record.clear();
    intake.appendRecord(record);
    return new SortedRecord(intake.sortKey(), record.toByteArray());
  }

  private SortedRecord last() throws IOException {
    done = true;
    sidecars.close();
    files.publish();
    return new SortedRecord(plan.buckets().keyOfTally(task), intake.tallyRecord());
  }

  /** Lets go of everything; what is not published by then never will be. */
  @Override
  public void close() throws IOException {
    done = true;
    try (rows;
        sidecars) {
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
