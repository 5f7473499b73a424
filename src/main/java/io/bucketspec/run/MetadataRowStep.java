package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Varint;
import io.bucketspec.rules.RuleMatch;
import io.bucketspec.run.MetadataRecord.MemberKey;
import io.bucketspec.run.RowEncoder.EncodedRow;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Rows of a side table to records: for the exchange of objects where they tell the places of their
 * items, for an exchange before it where not. What was counted comes last.
 */
public final class MetadataRowStep implements Iterator<SortedRecord> {
  private final RunPlan plan;
  private final int table;
  private final PlannedTable planned;
  private final int task;
  private final Iterator<Optional<EncodedRow>> rows;
  private final boolean routed;
  private final GroupIdentity identity;
  private final RuleMatch match = new RuleMatch();
  private final ByteBuilder record = new ByteBuilder();
  private final Deque<SortedRecord> out = new ArrayDeque<>();
  private final Tally tally = new Tally();
  private boolean done;

  /**
   * @param table its index in the plan
   * @param task the number of this task, the same for each attempt of it
   * @param rows empty ones for rows that have nothing to be found by
   */
  public MetadataRowStep(RunPlan plan, int table, int task, Iterator<Optional<EncodedRow>> rows) {
    this.plan = plan;
    this.table = table;
    this.planned = plan.metadata().tables().get(table);
    this.task = task;
    this.rows = rows;
    this.routed = plan.metadata().way(table) != MetadataPlan.Way.EXCHANGED;
    this.identity = new GroupIdentity(plan);
  }

  @Override
  public boolean hasNext() {
    while (out.isEmpty() && !done) {
      if (rows.hasNext()) {
        take(rows.next());
      } else {
        done = true;
        out.add(new SortedRecord(plan.buckets().keyOfTally(task), MemberRecord.tally(tally)));
      }
    }
    return !out.isEmpty();
  }

  private void take(Optional<EncodedRow> row) {
    JoinCounts counts = tally.join(planned.name());
    counts.rows++;
    if (row.isEmpty()) {
      counts.rowsWithoutKey++;
      return;
    }
    take(row.get());
  }

  private void take(EncodedRow row) {
    if (!routed) {
      byte[] bytes = JoinRecord.row(table, row.key(), row.values());
      long place = JoinRecord.place(plan.buckets(), table, row.key(), false);
      out.add(new SortedRecord(place, bytes));
      return;
    }
    if (!route(row)) {
      JoinCounts counts = tally.join(planned.name());
      counts.rowsWithoutItem++;
      counts.withoutItem.add(row.key());
    }
  }

  /** Sends a row to where its items would be; false if no rule makes such items. */
  private boolean route(EncodedRow row) {
    byte[][] texts = texts(row.key());
    boolean any = false;
    byte[] key = ofBucket(texts[0]);
    boolean matched = plan.rules().match(key, key.length, match);
    for (int rule = 0; rule < plan.rules().size(); rule++) {
      Optional<RuleMetadata.Source> source = plan.metadata().source(rule, table);
      if (source.isEmpty()) {
        continue;
      }
      if (source.get().route() == RuleMetadata.Route.CAPTURES) {
        identity.ofTexts(rule, texts, source.get().groupTexts(), source.get().partitionTexts());
        add(rule, MemberKey.WHOLE, row);
        any = true;
      } else if (matched && match.rule() == rule) {
        identity.of(match, key, key.length);
        boolean byMember = source.get().byMember();
        add(rule, byMember ? MemberKey.of(key, 0, key.length) : MemberKey.WHOLE, row);
        any = true;
      }
    }
    return any;
  }

  /** The key behind a bucket, as {@link ItemKey#inBucket} has it, where there are several. */
  private byte[] ofBucket(byte[] text) {
    int slash = 0;
    while (plan.severalBuckets() && slash < text.length && text[slash] != '/') {
      slash++;
    }
    if (!plan.severalBuckets() || slash == text.length) {
      return text;
    }
    identity.in(Arrays.copyOf(text, slash));
    return Arrays.copyOfRange(text, slash + 1, text.length);
  }

  private void add(int rule, MemberKey member, EncodedRow row) {
    record.clear();
    MetadataRecord.append(record, table, rule, identity.bytes(), member, row.key(), row.values());
    long sortKey = identity.sortKey(plan.rules().rule(rule));
    out.add(new SortedRecord(sortKey, record.toByteArray()));
  }

  private byte[][] texts(byte[] key) {
    List<String> columns = planned.onColumns();
    byte[][] texts = new byte[columns.size()][];
    Varint in = new Varint().over(key, 0);
    for (int i = 0; i < texts.length; i++) {
      texts[i] = in.nextBytes();
    }
    return texts;
  }

  @Override
  public SortedRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return out.poll();
  }
}
