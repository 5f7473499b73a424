package io.bucketspec.run;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** The rows of the tag table that matter to keys that are to be explained. */
public final class TagPick implements Iterator<SortedRecord> {
  private final ExplainQuery query;
  private final Iterator<SortedRecord> rows;
  private SortedRecord next;

  /**
   * @param rows as {@link TagRowStep} gives them
   */
  public TagPick(ExplainQuery query, Iterator<SortedRecord> rows) {
    this.query = query;
    this.rows = rows;
  }

  @Override
  public boolean hasNext() {
    while (next == null && rows.hasNext()) {
      SortedRecord row = rows.next();
      if (KeyedRecord.is(row.bytes()) && query.wantsTags(KeyedRecord.read(row.bytes()))) {
        next = row;
      }
    }
    return next != null;
  }

  @Override
  public SortedRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    SortedRecord picked = next;
    next = null;
    return picked;
  }
}
