package io.bucketspec.run;

import io.bucketspec.inventory.RowFault;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/** Takes each row that one task reads as a run would, and makes of it what the caller wants. */
public final class MatchViewStep<T> implements Iterator<T>, Closeable {
  private final InventoryRows rows;
  private final Intake intake;
  private final Function<MatchView, T> maker;
  private final MatchView view;
  private boolean found;

  /**
   * @param plan one that writes nothing
   * @param maker makes what is wanted of the row that the view is of, and keeps nothing of the view
   */
  public MatchViewStep(RunPlan plan, InventoryRows rows, Function<MatchView, T> maker) {
    this.rows = rows;
    this.intake = new Intake(plan, new TaskFiles(plan, null, "view"));
    this.maker = maker;
    this.view = new MatchView(plan, rows, intake);
  }

  @Override
  public boolean hasNext() {
    try {
      if (!found) {
        found = rows.next();
        if (found) {
          take();
        } else {
          rows.close();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private void take() throws IOException {
    Optional<RowFault> fault = rows.fault();
    if (fault.isPresent()) {
      intake.takeFault(rows.row(), fault.get(), rows.file());
    } else {
      intake.take(rows.row());
    }
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
