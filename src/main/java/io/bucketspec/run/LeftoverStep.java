package io.bucketspec.run;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The last step, over rows in their order: fills the items that the buckets left over into spec
 * files, numbered on from those of the buckets, and hands everything counted to the driver.
 */
public final class LeftoverStep {
  private final RunPlan plan;
  private final TaskFiles files;
  private final RenamedObjects renamed;
  private final Iterator<Passed> rows;
  private final List<byte[]> results = new ArrayList<>();
  private Passed row;

  public LeftoverStep(RunPlan plan, RunStore store, String task, Iterator<Passed> rows) {
    this.plan = plan;
    this.files = new TaskFiles(plan, store, task);
    this.renamed = new RenamedObjects(plan, files);
    this.rows = rows;
  }

  /** The rows for the driver: tallies and spec files. */
  public Iterator<byte[]> run() throws IOException {
    try (Closeable closing = files) {
      advance();
      while (row != null) {
        if (row.payload()[0] == Passed.TALLY) {
          results.add(row.payload());
          advance();
        } else if (row.payload()[0] == Passed.OBJECT) {
          renamed.take(row.payload());
          advance();
        } else {
          folder();
        }
      }
      files.publish();
      results.add(Passed.tagged(Passed.TALLY, files.tally().toBytes()));
    }
    return results.iterator();
  }

  private void advance() {
    row = rows.hasNext() ? rows.next() : null;
  }

  private void folder() throws IOException {
    String folder = row.folder();
    int[] number = {0};
    while (isOf(folder) && row.payload()[0] == Passed.FILE) {
      results.add(row.payload());
      number[0] = Passed.fileNumber(row);
      advance();
    }
    FolderBatches batches =
        new FolderBatches(
            TaskBatches.of(plan),
            batch -> {
              SpecFile file = files.writeSpec(folder, ++number[0], batch);
              results.add(Passed.tagged(Passed.FILE, Results.json(file)));
            });
    SpillBuffer text = plan.writes() ? SpillBuffer.keeping() : SpillBuffer.counting();
    try (Frames items = new Frames(new Pieces(folder));
        SpillBuffer closing = text) {
      while (items.next()) {
        text.clear();
        items.copyText(text);
        batches.add(items.header(), text);
      }
    }
    batches.closeAll();
  }

  private boolean isOf(String folder) {
    return row != null && row.payload()[0] != Passed.TALLY && row.folder().equals(folder);
  }

  /** The pieces of a folder's items, end to end. */
  private final class Pieces extends InputStream {
    private final String folder;
    private InputStream piece = InputStream.nullInputStream();

    Pieces(String folder) {
      this.folder = folder;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
      int n = piece.read(target, offset, count);
      while (n < 0 && isOf(folder)) {
        byte[] payload = row.payload();
        piece = new ByteArrayInputStream(payload, 1, payload.length - 1);
        advance();
        n = piece.read(target, offset, count);
      }
      return n;
    }
  }
}
