package io.bucketspec.metadata;

import java.util.List;

/**
 * A cell with named fields.
 *
 * @param names of the fields, in their order
 * @param values one for each name; null for none
 */
public record Struct(List<String> names, List<Object> values) {
  public Struct {
    if (names.size() != values.size()) {
      throw new IllegalArgumentException(names.size() + " names of " + values.size() + " values");
    }
  }
}
