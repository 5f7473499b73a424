package io.bucketspec.spec;

import io.bucketspec.model.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Streams one spec file: the document around items that {@link ItemEncoder} has put into bytes.
 * Doesn't buffer. Not thread safe.
 */
public final class SpecWriter implements Closeable {
  private final OutputStream out;
  private final Sections sections;
  private boolean closed;

  /**
   * @param out closed by {@link #close}
   */
  public SpecWriter(OutputStream out, SpecOptions options) {
    this.out = out;
    sections = new Sections(options);
  }

  /**
   * Begins an item, whose bytes follow.
   *
   * @throws IllegalStateException if the file may not hold the kind, or not any more: a section
   *     that has been left can't be opened again
   */
  public void beginItem(Kind kind) throws IOException {
    out.write(sections.before(kind));
    sections.enter(kind);
  }

  /** Writes bytes of the item under way; an item may come in any number of pieces. */
  public void write(byte[] bytes, int from, int to) throws IOException {
    if (sections.isEmpty()) {
      throw new IllegalStateException("Bytes before the first item: call beginItem first.");
    }
    out.write(bytes, from, to - from);
  }

  /**
   * Ends the document and closes the stream. Closing again does nothing.
   *
   * @throws IllegalStateException if no item was begun: a file without items is no spec. The stream
   *     is closed all the same.
   */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (OutputStream last = out) {
      if (sections.isEmpty()) {
        throw new IllegalStateException("A spec file without an item: nothing was written.");
      }
      last.write(sections.end());
    }
  }
}
