package io.bucketspec.metadata;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import io.bucketspec.model.Varint;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the taken columns of one table row into bytes, which {@link RowValues} reads: the values in
 * order, each {@link #add added} or {@link #addNone left out}, then {@link #finish}. Equal bytes
 * are equal values and problems. To be used again for the next row. Not thread safe.
 */
public final class RowValuesBuilder {
  private final ByteBuilder values = new ByteBuilder();
  private final ByteBuilder scratch = new ByteBuilder();
  private final List<Finding> problems = new ArrayList<>();
  private int count;

  /** Adds what a cell becomes, or none, with the problems that are told of it. */
  public RowValuesBuilder add(ValueWriter column, Object cell) {
    scratch.clear();
    if (column.write(cell, scratch, problems)) {
      return add(scratch.array(), 0, scratch.length());
    }
    return addNone();
  }

  /** Adds the JSON of a value, at least one byte. */
  public RowValuesBuilder add(byte[] json, int from, int to) {
    Varint.append(values, json, from, to);
    count++;
    return this;
  }

  /** Adds that a column has no value. */
  public RowValuesBuilder addNone() {
    Varint.append(values, 0);
    count++;
    return this;
  }

  /** Adds a problem that is none of a single cell. */
  public RowValuesBuilder add(Finding problem) {
    problems.add(problem);
    return this;
  }

  /** Appends the row's bytes and begins the next row. */
  public void finish(ByteBuilder out) {
    Varint.append(out, count);
    out.append(values.array(), 0, values.length());
    Varint.append(out, problems.size());
    for (Finding problem : problems) {
      byte[] sentence = RowValues.utf8(problem.sentence());
      Varint.append(out, problem.code().ordinal());
      Varint.append(out, sentence, 0, sentence.length);
    }
    values.clear();
    problems.clear();
    count = 0;
  }
}
