package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The items of a batch that did not fill, cut into pieces small enough to be rows. A piece holds
 * items of one kind, and may end amid an item.
 */
final class ItemPieces implements Iterator<Passed> {
  private static final int PIECE = 1 << 18;

  private final String folder;
  private final int bucket;
  private final int number;
  private final Batch batch;
  private final ByteBuilder bytes = new ByteBuilder(PIECE + (PIECE >> 2));
  private Frames frames;
  private boolean onItem;
  private Kind kind;
  private int pieces;
  private Passed ready;

  /**
   * @param number counts the batches that the bucket leaves in the folder
   */
  ItemPieces(String folder, int bucket, int number, Batch batch) {
    this.folder = folder;
    this.bucket = bucket;
    this.number = number;
    this.batch = batch;
  }

  @Override
  public boolean hasNext() {
    try {
      if (ready == null) {
        fill();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ready != null;
  }

  private void fill() throws IOException {
    if (frames == null) {
      frames = batch.frames();
      onItem = frames.next();
    }
    bytes.clear();
    while (onItem && bytes.length() < PIECE) {
      if (frames.begun()) {
        frames.someText(bytes);
      } else if (bytes.length() == 0 || frames.header().kind() == kind) {
        kind = frames.header().kind();
        frames.beginCopy(bytes);
      } else {
        break;
      }
      if (frames.begun() && frames.textRead()) {
        onItem = frames.next();
      }
    }
    if (bytes.length() > 0) {
      ready = Passed.items(folder, kind, bucket, number, pieces++, bytes);
    } else {
      frames.close();
      batch.close();
    }
  }

  @Override
  public Passed next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Passed next = ready;
    ready = null;
    return next;
  }
}
