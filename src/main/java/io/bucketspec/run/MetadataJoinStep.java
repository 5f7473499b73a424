package io.bucketspec.run;

import io.bucketspec.metadata.Several;
import io.bucketspec.model.ByteBuilder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeSet;

/**
 * Between the exchange that brings rows of side tables and their items together and that of
 * objects: over sorted records, sends each row to the items that ask for it. All other records pass
 * through; what was counted comes last.
 *
 * <p>Rows come before those who ask for them, so only the rows of one key are held.
 */
public final class MetadataJoinStep implements Iterator<SortedRecord> {
  /** Of the rows of one key more bytes than these could not be the metadata of an item. */
  private static final long MOST_BYTES = 32 << 20;

  private final RunPlan plan;
  private final Iterator<SortedRecord> records;
  private final int task;
  private final List<Rows> waiting = new ArrayList<>();
  private final ByteBuilder record = new ByteBuilder();
  private final ByteBuilder identity = new ByteBuilder();
  private final Deque<SortedRecord> out = new ArrayDeque<>();
  private final Tally tally = new Tally();
  private long meeting = -1;
  private boolean done;

  /** The rows of one key. */
  private static final class Rows {
    private final JoinRecord key;
    private final TreeSet<byte[]> rows = new TreeSet<>(Arrays::compareUnsigned);
    private long count;
    private long repeated;
    private long bytes;
    private boolean asked;

    Rows(JoinRecord key) {
      this.key = key;
    }
  }

  /**
   * @param task the number of this task, the same for each attempt of it
   */
  public MetadataJoinStep(RunPlan plan, int task, Iterator<SortedRecord> records) {
    this.plan = plan;
    this.task = task;
    this.records = records;
  }

  @Override
  public boolean hasNext() {
    while (out.isEmpty() && !done) {
      if (!records.hasNext()) {
        leave();
        done = true;
        out.add(new SortedRecord(plan.buckets().keyOfTally(task), MemberRecord.tally(tally)));
      } else {
        take(records.next());
      }
    }
    return !out.isEmpty();
  }

  private void take(SortedRecord next) {
    if (!JoinRecord.is(next.bytes())) {
      out.add(next);
      return;
    }
    if (JoinRecord.meeting(next.sortKey()) != meeting) {
      leave();
      meeting = JoinRecord.meeting(next.sortKey());
    }
    JoinRecord record = JoinRecord.read(next.bytes());
    if (record.request()) {
      answer(record);
    } else {
      hold(record);
    }
  }

  private void hold(JoinRecord row) {
    Rows rows = null;
    for (Rows known : waiting) {
      if (known.key.sameKey(row)) {
        rows = known;
      }
    }
    if (rows == null) {
      rows = new Rows(row);
      waiting.add(rows);
    }
    rows.count++;
    // Where an item takes one row, a second one is all there is to tell of the others.
    PlannedTable table = plan.metadata().tables().get(row.table());
    int most = table.several() == Several.LIST ? Integer.MAX_VALUE : 2;
    if (!rows.rows.add(row.rest())) {
      rows.repeated++;
      return;
    }
    rows.bytes += row.rest().length;
    if (rows.rows.size() > most || rows.bytes > MOST_BYTES) {
      rows.bytes -= rows.rows.pollLast().length;
    }
  }

  private void answer(JoinRecord request) {
    for (Rows rows : waiting) {
      if (rows.key.sameKey(request)) {
        rows.asked = true;
        JoinRecord.Asker asker = JoinRecord.Asker.read(request.rest());
        rows.rows.forEach(row -> send(request.table(), asker, row));
      }
    }
  }

  private void send(int table, JoinRecord.Asker asker, byte[] row) {
    record.clear();
    identity.clear();
    identity.append(asker.identity());
    MetadataRecord.append(record, table, asker.rule(), identity, asker.member(), new byte[0], row);
    out.add(new SortedRecord(asker.sortKey(), record.toByteArray()));
  }

  private void leave() {
    for (Rows rows : waiting) {
      PlannedTable table = plan.metadata().tables().get(rows.key.table());
      JoinCounts counts = tally.join(table.name());
      counts.rowsRepeated += rows.repeated;
      if (!rows.asked) {
        counts.rowsWithoutItem += rows.count;
        counts.withoutItem.add(rows.key.key());
      }
    }
    waiting.clear();
  }

  @Override
  public SortedRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return out.poll();
  }
}
