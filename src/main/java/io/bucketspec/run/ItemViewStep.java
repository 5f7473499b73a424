package io.bucketspec.run;

import io.bucketspec.run.ledger.LedgerAccess;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * The items of one or more buckets, and what was rejected on the way, made into what the caller
 * wants of them. Over the same sorted records as {@link BucketStep}, by the same assembler.
 */
public final class ItemViewStep<T> implements Iterator<T>, Closeable {
  private final RunPlan plan;
  private final Iterator<SortedRecord> records;
  private final Makers<T> makers;
  private final TaskFiles files;
  private final ItemView view;
  private final GroupWalk walk;
  private final ItemAssembler assembler;
  private final Deque<T> out = new ArrayDeque<>();
  private long sortKey = -1;
  private int index;
  private boolean done;

  /**
   * What is made.
   *
   * @param item makes what is wanted of an item, and keeps nothing of the view; null if nothing is
   * @param reject likewise of a rejection
   */
  public record Makers<T>(Function<ItemView, T> item, Function<RejectView, T> reject) {}

  /**
   * @param plan one that writes nothing
   * @param tables the side tables that are everywhere
   */
  public ItemViewStep(
      RunPlan plan, Iterator<SortedRecord> records, MetadataTables tables, Makers<T> makers) {
    this.plan = plan;
    this.records = records;
    this.makers = makers;
    this.files = files();
    this.assembler =
        new ItemAssembler(
            plan,
            files,
            new KnownRows(plan.metadata(), tables),
            new Night(plan, LedgerAccess.NONE, files, any -> {}));
    this.view = new ItemView(plan, assembler);
    this.walk = new GroupWalk(plan, this::group);
  }

  private TaskFiles files() {
    return makers.reject() == null
        ? new TaskFiles(plan, null, "view")
        : new TaskFiles(plan.writing(), new Store<>(this), "view");
  }

  private static final class Store<T> extends RejectStore {
    private static final long serialVersionUID = 1L;

    private final transient ItemViewStep<T> target;

    Store(ItemViewStep<T> target) {
      this.target = target;
    }

    @Override
    void reject(Object... values) {
      target.rejected(RejectView.of(values));
    }
  }

  private void rejected(RejectView reject) {
    out.add(makers.reject().apply(reject));
  }

  @Override
  public boolean hasNext() {
    try {
      while (out.isEmpty() && !done) {
        advance();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return !out.isEmpty();
  }

  private void advance() throws IOException {
    if (!records.hasNext()) {
      walk.finish();
      done = true;
      return;
    }
    SortedRecord next = records.next();
    byte[] bytes = next.bytes();
    if (RejectView.is(bytes)) {
      rejected(RejectView.ofBytes(bytes));
    } else if (bytes[0] != MemberRecord.TALLY) {
      walk.record(next.sortKey(), bytes);
    }
  }

  private void group(Group group, long itsSortKey) throws IOException {
    if (itsSortKey != sortKey) {
      sortKey = itsSortKey;
      index = 0;
    }
    assembler.assemble(group, this::item);
  }

  private void item(MadeItem item, SpillBuffer text) {
    if (makers.item() != null) {
      ItemPlace place =
          new ItemPlace(
              plan.buckets().count(),
              plan.buckets().bucketOf(sortKey),
              Buckets.orderOf(sortKey),
              index);
      out.add(makers.item().apply(view.over(item, place)));
    }
    index++;
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return out.poll();
  }

  @Override
  public void close() throws IOException {
    done = true;
    files.close();
  }
}
