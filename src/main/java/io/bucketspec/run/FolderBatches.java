package io.bucketspec.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * The batches of one spec folder: puts each item into the first open batch that has room for it.
 *
 * <p>A few batches are open at a time, so that one large item does not close a batch that the next
 * small ones would fill. An item is never cut. What an item alone puts over a limit gets a batch of
 * its own.
 */
final class FolderBatches {
  private static final int MOST_OPEN = 4;
  private static final double FULL = 0.98;
  private static final double FULL_ENOUGH = 0.9;

  private final Supplier<Batch> newBatch;
  private final Closing closing;
  private final List<Batch> open = new ArrayList<>(MOST_OPEN);

  /** What becomes of a batch that takes no more items. */
  interface Closing {
    void close(Batch batch) throws IOException;
  }

  FolderBatches(Supplier<Batch> newBatch, Closing closing) {
    this.newBatch = newBatch;
    this.closing = closing;
  }

  void add(ItemHeader header, SpillBuffer text) throws IOException {
    for (int i = 0; i < open.size(); i++) {
      Batch batch = open.get(i);
      if (batch.fits(header, text.length())) {
        batch.add(header, text);
        if (batch.fill() >= FULL) {
          closing.close(open.remove(i));
        }
        return;
      }
    }
    Batch batch = newBatch.get();
    batch.add(header, text);
    if (batch.fill() >= FULL) {
      closing.close(batch);
      return;
    }
    if (open.size() == MOST_OPEN) {
      closing.close(open.remove(fullest()));
    }
    open.add(batch);
  }

  private int fullest() {
    int best = 0;
    for (int i = 1; i < open.size(); i++) {
      if (open.get(i).fill() > open.get(best).fill()) {
        best = i;
      }
    }
    return best;
  }

  /** Closes the batches that are nearly full and hands over the others, oldest first. */
  List<Batch> rest() throws IOException {
    List<Batch> rest = new ArrayList<>(open.size());
    for (Batch batch : open) {
      if (batch.fill() >= FULL_ENOUGH) {
        closing.close(batch);
      } else {
        rest.add(batch);
      }
    }
    open.clear();
    return rest;
  }

  /** Closes all batches, fullest first. */
  void closeAll() throws IOException {
    open.sort(Comparator.comparingDouble(Batch::fill).reversed());
    for (Batch batch : open) {
      closing.close(batch);
    }
    open.clear();
  }
}
