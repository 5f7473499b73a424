package io.bucketspec.run;

import io.bucketspec.metadata.Several;
import io.bucketspec.model.ByteBuilder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

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

  private static final byte[] NOTHING = {};

  private final RunPlan plan;
  private final Iterator<SortedRecord> records;
  private final int task;
  private final List<MeetingRows> waiting = new ArrayList<>();
  private final ByteBuilder record = new ByteBuilder();
  private final ByteBuilder identity = new ByteBuilder();
  private final Deque<SortedRecord> out = new ArrayDeque<>();
  private final Tally tally = new Tally();
  private long meeting = -1;
  private boolean done;

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
    MeetingRows rows = waiting(row);
    if (rows == null) {
      // Where an item takes one row, a second one is all there is to tell of the others.
      PlannedTable table = plan.metadata().tables().get(row.table());
      int most = table.several() == Several.LIST ? Integer.MAX_VALUE : 2;
      rows = new MeetingRows(row, most, MOST_BYTES);
      waiting.add(rows);
    }
    rows.add(row.rest());
  }

  /** The rows of a record's key; null if none have come. */
  private MeetingRows waiting(JoinRecord record) {
    for (MeetingRows rows : waiting) {
      if (rows.has(record)) {
        return rows;
      }
    }
    return null;
  }

  private void answer(JoinRecord request) {
    MeetingRows rows = waiting(request);
    if (rows == null) {
      return;
    }
    rows.ask();
    JoinRecord.Asker asker = JoinRecord.Asker.read(request.rest());
    if (rows.overflown()) {
      send(request.table(), asker, NOTHING);
    } else {
      rows.rows().forEach(row -> send(request.table(), asker, row));
    }
  }

  private void send(int table, JoinRecord.Asker asker, byte[] row) {
    record.clear();
    identity.clear();
    identity.append(asker.identity());
    MetadataRecord.append(record, table, asker.rule(), identity, asker.member(), NOTHING, row);
    out.add(new SortedRecord(asker.sortKey(), record.toByteArray()));
  }

  private void leave() {
    for (MeetingRows rows : waiting) {
      if (rows.unasked() > 0) {
        JoinCounts counts = tally.join(plan.metadata().tables().get(rows.table()).name());
        counts.rowsWithoutItem += rows.unasked();
        counts.withoutItem.add(rows.key());
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
