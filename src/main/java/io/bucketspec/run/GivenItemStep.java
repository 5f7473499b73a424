package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.ByteHash;
import io.bucketspec.model.Kind;
import io.bucketspec.model.Reason;
import io.bucketspec.spec.SpecOptions;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The first step over items that are given: checks them, and sends those that are written to their
 * buckets; last of all what was counted.
 */
public final class GivenItemStep implements Iterator<PlacedRecord>, Closeable {
  /** Buckets of items that no run has placed: few, since nobody knows how many items there are. */
  public static final int BUCKETS = 16;

  private static final long SEED = 0;

  private final RunPlan plan;
  private final Iterator<GivenItem> items;
  private final TaskFiles files;
  private final int task;
  private final GivenCheck check;
  private final SpecOptions withoutKinds;
  private final ByteBuilder payload = new ByteBuilder(1024);
  private PlacedRecord next;
  private boolean done;

  /**
   * @param store where the run writes
   * @param task the number of this task, the same for each attempt of it
   */
  public GivenItemStep(RunPlan plan, RunStore store, int task, Iterator<GivenItem> items) {
    this.plan = plan;
    this.items = items;
    this.task = task;
    this.files = new TaskFiles(plan, store, String.format("s%05d", task));
    this.check = new GivenCheck(plan);
    SpecOptions spec = plan.output().spec();
    this.withoutKinds =
        new SpecOptions(
            spec.format(), true, spec.skipDuplicateUrls(), spec.upsertMetadata(), spec.pdfKey());
  }

  @Override
  public boolean hasNext() {
    try {
      while (next == null && !done) {
        next = items.hasNext() ? take(items.next()) : last();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return next != null;
  }

  private PlacedRecord last() throws IOException {
    done = true;
    files.publish();
    return PlacedRecord.tally(task % BUCKETS, files.tally());
  }

  /** Takes an item; null if it is rejected. */
  private PlacedRecord take(GivenItem item) throws IOException {
    Optional<Refusal> refusal = check.check(item);
    ItemHeader header = check.header();
    files.tally().rowsRead += check.objects();
    files.tally().bytesRead += header.mediaBytes();
    if (refusal.isPresent()) {
      return reject(refusal.get());
    }
    List<String> columns = plan.output().partitionBy();
    String folder =
        PartitionPath.of(columns, item.partition(), header.kind(), plan.output().spec());
    Optional<String> noFolder = PartitionPath.fault(folder);
    if (noFolder.isPresent()) {
      return reject(new Refusal(Reason.LONG_PARTITION, noFolder.get()));
    }
    Optional<ItemPlace> given = Optional.ofNullable(item.place()).flatMap(ItemPlace::ofBytes);
    if (item.place() != null && given.isEmpty()) {
      return reject(
          new Refusal(
              Reason.BAD_ROW,
              "Its 'place' is none that the view 'items' gave: leave the column out."));
    }
    byte[] mark = check.copyMark();
    ItemPlace place = given.orElseGet(() -> place(header.kind(), mark));
    String stretch = PartitionPath.of(columns, item.partition(), header.kind(), withoutKinds);
    payload.clear();
    PlacedRecord.begin(payload, place.buckets(), stretch, folder, mark);
    check.appendFrame(payload);
    byte[] record = payload.toByteArray();
    return new PlacedRecord(place.bucket(), order(stretch, place, mark, record), record);
  }

  private PlacedRecord reject(Refusal refusal) throws IOException {
    files.rejectItem(refusal.reason(), check.header(), check.objects(), refusal.sentence());
    return null;
  }

  private static ItemPlace place(Kind kind, byte[] mark) {
    return ItemPlace.ofHash(BUCKETS, kind, ByteHash.hash(mark, 0, mark.length, SEED));
  }

  /** All that a spec file's content depends on, so that no two items that differ are equal here. */
  private byte[] order(String stretch, ItemPlace place, byte[] mark, byte[] record) {
    ByteBuilder order = PlacedRecord.order(stretch, place);
    order.append(mark).append((byte) 0).append(check.header().title()).append((byte) 0);
    return order.appendLong(ByteHash.hash(record, 0, record.length, SEED)).toByteArray();
  }

  @Override
  public PlacedRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    PlacedRecord record = next;
    next = null;
    return record;
  }

  /** Lets go of everything; what is not published by then never will be. */
  @Override
  public void close() throws IOException {
    done = true;
    files.close();
  }
}
