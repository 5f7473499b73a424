package io.bucketspec.run;

import io.bucketspec.run.ledger.LedgerAccess;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
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
  private final Night night;
  private final SpecFolders folders;
  private final Deque<Iterator<Passed>> out = new ArrayDeque<>();
  private long stretch = -1;
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
    this.folders = new SpecFolders(plan, files, out::add);
    this.walk = new GroupWalk(plan, this::group);
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
      walk.finish();
      folders.leave();
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
    walk.record(next.sortKey(), bytes);
  }

  private void group(Group group, long sortKey) throws IOException {
    if (Buckets.stretchOf(sortKey) != stretch) {
      stretch = Buckets.stretchOf(sortKey);
      folders.enter(plan.buckets().count(), plan.buckets().bucketOf(sortKey));
    }
    assembler.assemble(group, this::item);
  }

  private void item(MadeItem item, SpillBuffer text) throws IOException {
    folders.add(item.folder(), item.header(), text);
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
}
