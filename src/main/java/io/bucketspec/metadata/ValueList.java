package io.bucketspec.metadata;

import io.bucketspec.model.ByteBuilder;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Several JSON values as one list: each once, as their bytes tell them apart, in the order in which
 * they came. Not thread safe.
 */
public final class ValueList {
  private final Set<Value> values = new LinkedHashSet<>();

  /** The bytes of one value, by which it is told apart. */
  private record Value(byte[] json) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Value value && Arrays.equals(json, value.json);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(json);
    }
  }

  /** Adds the JSON of a value. */
  public void add(byte[] json, int from, int to) {
    values.add(new Value(Arrays.copyOfRange(json, from, to)));
  }

  /** How many there are that differ. */
  public int size() {
    return values.size();
  }

  /** Appends the list; nothing, and false, if it is empty. */
  public boolean append(ByteBuilder out) {
    if (values.isEmpty()) {
      return false;
    }
    byte before = '[';
    for (Value value : values) {
      out.append(before).append(value.json);
      before = ',';
    }
    out.append((byte) ']');
    return true;
  }

  public void clear() {
    values.clear();
  }
}
