package io.bucketspec.run;

import io.bucketspec.model.Kind;
import io.bucketspec.run.ledger.LedgerAccess;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * The second step, over the sorted records of one or more buckets: groups, items, and the spec
 * files that fill. Passes on what it counted, the files it wrote, the items left over, and objects
 * that may have been renamed.
 *
 * <p>Lazy: items left over are read from their batch as they are asked for.
 */
public final class BucketStep implements Iterator<Passed>, Closeable {
  private final RunPlan plan;
  private final Iterator<SortedRecord> records;
  private final TaskFiles files;
  private final ItemAssembler assembler;
  private final GroupWalk walk;
  private final Unbundled sorted;
  private final Night night;
  private final Map<String, Folder> open = new LinkedHashMap<>();
  private final Deque<Iterator<Passed>> out = new ArrayDeque<>();
  private long stretch = -1;
  private int bucket;
  private boolean done;

  /**
   * @param task names this task's files; the same for each attempt of it, and no other's
   * @param tables the side tables that are everywhere
   * @param ledger what was published before
   */
  public BucketStep(
      RunPlan plan,
      RunStore store,
      String task,
      Iterator<SortedRecord> records,
      MetadataTables tables,
      LedgerAccess ledger) {
    this.plan = plan;
    this.records = records;
    this.files = new TaskFiles(plan, store, task);
    this.night = new Night(plan, ledger, files, this::pass);
    this.assembler = new ItemAssembler(plan, files, new KnownRows(plan.metadata(), tables), night);
    this.walk = new GroupWalk(plan, this::group);
    this.sorted = new Unbundled(plan.buckets(), new Records());
  }

  @Override
  public boolean hasNext() {
    try {
      while (true) {
        while (!out.isEmpty() && !out.peek().hasNext()) {
          out.poll();
        }
        if (!out.isEmpty()) {
          return true;
        }
        if (done) {
          return false;
        }
        advance();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Passed next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return out.peek().next();
  }

  private void advance() throws IOException {
    if (!records.hasNext()) {
      sorted.finish();
      walk.finish();
      leaveStretch();
      assembler.finish();
      night.finish();
      files.publish();
      pass(Passed.tally(files.tally()));
      done = true;
      return;
    }
    SortedRecord next = records.next();
    byte[] bytes = next.bytes();
    if (bytes[0] == MemberRecord.TALLY) {
      files.tally().add(Tally.ofBytes(bytes, 1, bytes.length));
      return;
    }
    if (BucketMark.is(bytes)) {
      night.expect(BucketMark.bucket(bytes));
      return;
    }
    if (LedgerRecord.is(bytes)) {
      night.know(bytes);
      return;
    }
    sorted.record(next.sortKey(), bytes);
  }

  /** Takes the records in order. */
  private final class Records implements Unbundled.Sink {
    @Override
    public void record(long sortKey, byte[] bytes) throws IOException {
      walk.record(sortKey, bytes);
    }

    @Override
    public void single(long sortKey, byte[] bytes, int from, int to, boolean repeated)
        throws IOException {
      if (repeated || !night.seesUnchanged(bytes, from, to)) {
        walk.members(sortKey, bytes, from, to);
      }
    }
  }

  private void group(Group group, long sortKey) throws IOException {
    if (Buckets.stretchOf(sortKey) != stretch) {
      leaveStretch();
      stretch = Buckets.stretchOf(sortKey);
      bucket = plan.buckets().bucketOf(sortKey);
    }
    assembler.assemble(group, this::item);
  }

  private void item(MadeItem item, SpillBuffer text) throws IOException {
    Folder folder = open.get(item.folder());
    if (folder == null) {
      folder = new Folder(item.folder(), bucket);
      open.put(item.folder(), folder);
    }
    folder.add(item.header(), text);
  }

  /** The folders met so far are not met again: what is left in them goes on. */
  private void leaveStretch() throws IOException {
    for (Folder folder : open.values()) {
      folder.leave();
    }
    open.clear();
  }

  private void pass(Passed row) {
    out.add(List.of(row).iterator());
  }

  /** Lets go of everything; what is not published by then never will be. */
  @Override
  public void close() throws IOException {
    done = true;
    night.close();
    files.close();
  }

  /** The batches of one spec folder within one bucket. */
  private final class Folder {
    private final String path;
    private final int bucket;
    private final FolderBatches batches = new FolderBatches(TaskBatches.of(plan), this::write);
    private final FolderBatches late = new FolderBatches(TaskBatches.of(plan), this::leave);
    private Kind lastKind = Kind.VIDEO;
    private int written;
    private int left;

    Folder(String path, int bucket) {
      this.path = path;
      this.bucket = bucket;
    }

    /**
     * A file that combines kinds has them in their order. An item that became another kind than its
     * rule's comes too late for that, and goes to the last step, which puts kinds in order.
     */
    void add(ItemHeader item, SpillBuffer text) throws IOException {
      if (plan.output().spec().combine() && item.kind().compareTo(lastKind) < 0) {
        late.add(item, text);
      } else {
        lastKind = item.kind();
        batches.add(item, text);
      }
    }

    /** Every bucket takes each so manyth number, so that no two take the same. */
    private void write(Batch batch) throws IOException {
      int number = written * plan.buckets().count() + bucket + 1;
      written++;
      SpecFile file = files.writeSpec(path, number, batch);
      pass(Passed.file(path, number, Results.json(file)));
    }

    private void leave() throws IOException {
      for (Batch batch : batches.rest()) {
        leave(batch);
      }
      late.closeAll();
    }

    private void leave(Batch batch) {
      out.add(new ItemPieces(path, bucket, left++, batch));
    }
  }
}
