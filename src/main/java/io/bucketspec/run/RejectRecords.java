package io.bucketspec.run;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * The records of a step of one task, and behind them what it rejected: for those who want to see
 * rejections, which a run writes into its directory.
 */
public final class RejectRecords implements Iterator<SortedRecord> {
  private final long place;
  private final SpillBuffer rejects = SpillBuffer.keeping();
  private final DataOutputStream out = new DataOutputStream(rejects.out());
  private final Iterator<SortedRecord> records;
  private DataInputStream in;
  private SortedRecord next;

  /**
   * @param task the number of the task
   * @param step makes the step that writes where it is told
   */
  public RejectRecords(RunPlan plan, int task, Function<RunStore, Iterator<SortedRecord>> step) {
    this.place = plan.buckets().keyOfTally(task);
    this.records = step.apply(new Store(this));
  }

  private static final class Store extends RejectStore {
    private static final long serialVersionUID = 1L;

    private final transient RejectRecords target;

    Store(RejectRecords target) {
      this.target = target;
    }

    @Override
    void reject(Object... values) throws IOException {
      byte[] record = RejectView.of(values).toBytes();
      target.out.writeInt(record.length);
      target.out.write(record);
    }
  }

  @Override
  public boolean hasNext() {
    if (records.hasNext()) {
      return true;
    }
    try {
      if (next == null) {
        next = advance();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return next != null;
  }

  private SortedRecord advance() throws IOException {
    if (in == null) {
      out.flush();
      in = new DataInputStream(rejects.read());
    }
    int length;
    try {
      length = in.readInt();
    } catch (EOFException e) {
      rejects.close();
      return null;
    }
    byte[] record = new byte[length];
    in.readFully(record);
    return new SortedRecord(place, record);
  }

  @Override
  public SortedRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (next == null) {
      return records.next();
    }
    SortedRecord record = next;
    next = null;
    return record;
  }
}
