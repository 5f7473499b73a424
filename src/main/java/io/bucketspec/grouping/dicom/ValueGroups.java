package io.bucketspec.grouping.dicom;

import java.util.Arrays;

/**
 * Slices by a value that each has or lacks: groups in the order of the values, those without one
 * last.
 */
final class ValueGroups {
  /** Stands for a value that is absent; no value is as small. */
  static final long ABSENT = Long.MIN_VALUE;

  private final long[] values;
  private final long[] distinct;
  private final boolean someLack;

  /**
   * @param values one for each slice
   */
  ValueGroups(long[] values) {
    this.values = values;
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    boolean lack = sorted.length > 0 && sorted[0] == ABSENT;
    int count = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (sorted[i] != ABSENT && (count == 0 || sorted[count - 1] != sorted[i])) {
        sorted[count++] = sorted[i];
      }
    }
    distinct = Arrays.copyOf(sorted, count);
    someLack = lack;
  }

  /** How many values there are, not counting their absence. */
  int known() {
    return distinct.length;
  }

  boolean someLack() {
    return someLack;
  }

  /** How many groups there are, the one of slices without a value among them. */
  int count() {
    return distinct.length + (someLack ? 1 : 0);
  }

  /** The value of a group; {@link #ABSENT} for the last if slices lack one. */
  long value(int group) {
    return group < distinct.length ? distinct[group] : ABSENT;
  }

  /** The group of the slice at a place. */
  int of(int place) {
    return values[place] == ABSENT ? distinct.length : Arrays.binarySearch(distinct, values[place]);
  }

  /** The slices of each group, in the order in which they were. */
  int[][] parts(int[] slices) {
    int[] sizes = new int[count()];
    int[] groups = new int[slices.length];
    for (int i = 0; i < slices.length; i++) {
      groups[i] = of(i);
      sizes[groups[i]]++;
    }
    int[][] parts = new int[count()][];
    for (int group = 0; group < parts.length; group++) {
      parts[group] = new int[sizes[group]];
      sizes[group] = 0;
    }
    for (int i = 0; i < slices.length; i++) {
      parts[groups[i]][sizes[groups[i]]++] = slices[i];
    }
    return parts;
  }
}
