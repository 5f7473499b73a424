package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.run.ledger.LedgerItem;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.TreeMap;

/**
 * Rows of a table that holds a ledger to records for the exchange, many of one bucket in each.
 * Holds some megabytes.
 */
public final class LedgerRowStep implements Iterator<SortedRecord> {
  /** Rows of the exchange stay small. */
  private static final int LARGE_RECORD = 1 << 16;

  private static final int MOST_BYTES = 16 << 20;

  private final RunPlan plan;
  private final Iterator<Row> rows;
  private final Map<Long, ByteBuilder> held = new TreeMap<>();
  private final Queue<SortedRecord> out = new ArrayDeque<>();
  private long heldBytes;

  /**
   * A row of the ledger.
   *
   * @param segment the number of the segment in force that it is of, from 0 on, the oldest first
   */
  public record Row(int segment, LedgerItem item) {}

  public LedgerRowStep(RunPlan plan, Iterator<Row> rows) {
    this.plan = plan;
    this.rows = rows;
  }

  @Override
  public boolean hasNext() {
    while (out.isEmpty() && rows.hasNext()) {
      take(rows.next());
    }
    if (out.isEmpty()) {
      handOverAll();
    }
    return !out.isEmpty();
  }

  @Override
  public SortedRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return out.remove();
  }

  private void take(Row row) {
    int bucket = Buckets.bucketOf(row.item().place(), plan.buckets().count());
    long sortKey = plan.buckets().keyOfLedger(bucket, row.segment());
    ByteBuilder record = held.computeIfAbsent(sortKey, any -> begin(bucket, row.segment()));
    int before = record.length();
    LedgerRecord.append(record, row.item());
    heldBytes += record.length() - before;
    if (record.length() >= LARGE_RECORD) {
      held.remove(sortKey);
      heldBytes -= record.length();
      out.add(new SortedRecord(sortKey, record.toByteArray()));
    } else if (heldBytes >= MOST_BYTES) {
      handOverAll();
    }
  }

  private static ByteBuilder begin(int bucket, int segment) {
    ByteBuilder record = new ByteBuilder();
    LedgerRecord.begin(record, bucket, segment);
    return record;
  }

  private void handOverAll() {
    held.forEach((sortKey, record) -> out.add(new SortedRecord(sortKey, record.toByteArray())));
    held.clear();
    heldBytes = 0;
  }
}
