package io.bucketspec.run;

import io.bucketspec.model.Kind;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The spec folders under way in one bucket: their batches, the files that these fill, and what is
 * left over.
 */
final class SpecFolders {
  private final RunPlan plan;
  private final TaskFiles files;
  private final Consumer<Iterator<Passed>> out;
  private final Map<String, Folder> open = new LinkedHashMap<>();
  private int buckets;
  private int bucket;

  /**
   * @param out takes the rows that are passed on; some are made only when they are read
   */
  SpecFolders(RunPlan plan, TaskFiles files, Consumer<Iterator<Passed>> out) {
    this.plan = plan;
    this.files = files;
    this.out = out;
  }

  /**
   * Goes to folders of a bucket that were not met before. Those met so far are not met again: what
   * is left in them goes on.
   *
   * @param count how many buckets there are
   * @param index which of them it is, from 0
   */
  void enter(int count, int index) throws IOException {
    leave();
    buckets = count;
    bucket = index;
  }

  void add(String folder, ItemHeader header, SpillBuffer text) throws IOException {
    Folder its = open.get(folder);
    if (its == null) {
      its = new Folder(folder, buckets, bucket);
      open.put(folder, its);
    }
    its.add(header, text);
  }

  /** Passes on what is left in the folders met so far. */
  void leave() throws IOException {
    for (Folder folder : open.values()) {
      folder.leave();
    }
    open.clear();
  }

  /** The batches of one spec folder within one bucket. */
  private final class Folder {
    private final String path;
    private final int buckets;
    private final int bucket;
    private final FolderBatches batches = new FolderBatches(TaskBatches.of(plan), this::write);
    private final FolderBatches late = new FolderBatches(TaskBatches.of(plan), this::leave);
    private Kind lastKind = Kind.VIDEO;
    private int written;
    private int left;

    Folder(String path, int buckets, int bucket) {
      this.path = path;
      this.buckets = buckets;
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
      int number = written * buckets + bucket + 1;
      written++;
      SpecFile file = files.writeSpec(path, number, batch);
      out.accept(List.of(Passed.file(path, number, Results.json(file))).iterator());
    }

    private void leave() throws IOException {
      for (Batch batch : batches.rest()) {
        leave(batch);
      }
      late.closeAll();
    }

    private void leave(Batch batch) {
      out.accept(new ItemPieces(path, bucket, left++, batch));
    }
  }
}
