package io.bucketspec.run;

import io.bucketspec.run.RowEncoder.EncodedRow;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The rows of a side table that a query wants. */
public final class WantedRows implements Iterator<Optional<EncodedRow>> {
  private final RowQuery query;
  private final int table;
  private final Iterator<Optional<EncodedRow>> rows;
  private Optional<EncodedRow> next = Optional.empty();

  /**
   * @param table the table's index in the plan
   */
  public WantedRows(RowQuery query, int table, Iterator<Optional<EncodedRow>> rows) {
    this.query = query;
    this.table = table;
    this.rows = rows;
  }

  @Override
  public boolean hasNext() {
    while (next.isEmpty() && rows.hasNext()) {
      next = rows.next().filter(row -> query.wants(table, row));
    }
    return next.isPresent();
  }

  @Override
  public Optional<EncodedRow> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Optional<EncodedRow> wanted = next;
    next = Optional.empty();
    return wanted;
  }
}
