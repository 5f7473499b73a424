package io.bucketspec.metadata;

import io.bucketspec.model.ByteBuilder;

/** Where values that are put into an object come from. */
@FunctionalInterface
public interface ValueSource {
  /**
   * Appends the JSON of a value.
   *
   * @param index which of the values, from 0
   * @return whether there is one; if not, nothing is appended
   */
  boolean append(int index, ByteBuilder out);
}
