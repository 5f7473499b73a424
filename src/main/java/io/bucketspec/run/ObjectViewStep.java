package io.bucketspec.run;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** The rows of an inventory that one task reads, made into what the caller wants of them. */
public final class ObjectViewStep<T> implements Iterator<T>, Closeable {
  private final InventoryRows rows;
  private final boolean all;
  private final Function<ObjectView, T> maker;
  private final ObjectView view;
  private boolean found;

  /**
   * @param all whether what is no current object is seen too
   * @param maker makes what is wanted of the row that the view is of, and keeps nothing of the view
   */
  public ObjectViewStep(InventoryRows rows, boolean all, Function<ObjectView, T> maker) {
    this.rows = rows;
    this.all = all;
    this.maker = maker;
    this.view = new ObjectView(rows);
  }

  @Override
  public boolean hasNext() {
    try {
      while (!found && rows.next()) {
        found = all || view.currentOrBad();
      }
      if (!found) {
        rows.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    found = false;
    return maker.apply(view);
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
