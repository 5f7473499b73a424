package io.bucketspec.spec;

import io.bucketspec.model.Kind;

/**
 * The exact size of a file before it is written, from the sizes of its items. Mutable, one for each
 * open batch; items are added in the order in which they will be written.
 */
public final class SpecSize {
  private final Sections sections;
  private long bytes;

  public SpecSize(SpecOptions options) {
    sections = new Sections(options);
  }

  /** Bytes of the file if it were closed now; 0 without an item. */
  public long size() {
    return sections.isEmpty() ? 0 : bytes + sections.end().length;
  }

  /**
   * Bytes of the file if it were closed after one more item.
   *
   * @param itemBytes what {@link ItemEncoder} makes of the item
   * @throws IllegalStateException if {@link SpecWriter#beginItem} would refuse the kind here
   */
  public long sizeWith(Kind kind, long itemBytes) {
    return bytes + sections.before(kind).length + itemBytes + sections.end().length;
  }

  /** Adds an item; otherwise as {@link #sizeWith}. */
  public void add(Kind kind, long itemBytes) {
    bytes += sections.before(kind).length + itemBytes;
    sections.enter(kind);
  }
}
