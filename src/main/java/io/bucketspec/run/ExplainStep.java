package io.bucketspec.run;

import io.bucketspec.inventory.InventoryRow;
import io.bucketspec.inventory.RowFault;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.rules.RuleMatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Finds the rows of the inventory that a query wants, and takes each as a run would. */
public final class ExplainStep implements Iterator<byte[]> {
  private static final byte[] NONE = {};

  private final RunPlan plan;
  private final ExplainQuery query;
  private final InventoryRows rows;
  private final RuleMatch match = new RuleMatch();
  private final GroupIdentity identity;
  private final SidecarRecords sidecars;
  private final Deque<byte[]> out = new ArrayDeque<>();

  /**
   * @param bucket where files beside objects are read, if the plan wants any
   */
  public ExplainStep(ExplainQuery query, SidecarStore bucket, InventoryRows rows) {
    this.plan = query.plan();
    this.query = query;
    this.rows = rows;
    this.identity = new GroupIdentity(plan);
    this.sidecars = new SidecarRecords(plan, bucket, new Tally());
  }

  @Override
  public boolean hasNext() {
    try {
      while (out.isEmpty() && rows.next()) {
        InventoryRow row = rows.row();
        if (query.wants(row.key(), row.keyLength(), match, identity)) {
          explain(row);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return !out.isEmpty();
  }

  private void explain(InventoryRow row) throws IOException {
    Intake intake = new Intake(plan, new TaskFiles(plan, null, "explain"));
    Optional<RowFault> fault = rows.fault();
    boolean goesOn = false;
    if (fault.isPresent()) {
      intake.takeFault(row, fault.get(), rows.file());
    } else {
      goesOn = intake.take(row);
    }
    byte[] record = goesOn ? record(intake) : NONE;
    byte[] key = Arrays.copyOf(row.key(), row.keyLength());
    out.add(
        new ExplainedRow(
                row.bucketBytes(),
                key,
                row.size(),
                intake.fate().label(),
                intake.code(),
                intake.sentence(),
                intake.sortKey(),
                record)
            .toBytes());
    if (intake.sidecar()) {
      read(key, row);
    }
  }

  private void read(byte[] key, InventoryRow row) throws IOException {
    Optional<SidecarRecords.Wanted> wanted = sidecars.wanted(row);
    if (wanted.isPresent()) {
      sidecars
          .record(wanted.get(), sidecars.read(wanted.get()))
          .ifPresent(
              record -> out.add(ExplainedRow.metadata(row.bucketBytes(), key, record).toBytes()));
    }
  }

  /** The record of a member by itself. */
  private static byte[] record(Intake intake) {
    ByteBuilder record = new ByteBuilder();
    intake.appendRecord(record);
    return record.toByteArray();
  }

  @Override
  public byte[] next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return out.poll();
  }
}
