package io.bucketspec.grouping.dicom;

import io.bucketspec.grouping.IndexSort;
import java.util.Optional;
import java.util.OptionalDouble;

/** Where the slices of a stack lie along its normal (PS3.3 C.7.6.2.1.1). */
final class SlicePositions {
  /** Millimetres within which two slices lie at one place. */
  static final double TIE = 1e-3;

  private final double[] along;
  private final int[] places;
  private final int[] levels;
  private final int count;

  private SlicePositions(double[] along) {
    this.along = along;
    this.places = new int[along.length];
    this.levels = new int[along.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = i;
    }
    IndexSort.sort(places, places.length, (a, b) -> Double.compare(along[a], along[b]));
    double first = Double.NEGATIVE_INFINITY;
    int level = -1;
    for (int place : places) {
      if (along[place] - first > TIE) {
        first = along[place];
        level++;
      }
      levels[place] = level;
    }
    count = level + 1;
  }

  /** Empty if the orientation or any position is not known. */
  static Optional<SlicePositions> of(Slice[] slices, Stack stack) {
    if (stack.orientation().isEmpty()) {
      return Optional.empty();
    }
    double[] normal = stack.orientation().get().normal();
    double[] along = new double[stack.size()];
    for (int i = 0; i < along.length; i++) {
      OptionalDouble position = slices[stack.slices()[i]].tags().along(normal);
      if (position.isEmpty()) {
        return Optional.empty();
      }
      along[i] = position.getAsDouble();
    }
    return Optional.of(new SlicePositions(along));
  }

  /** How many different positions there are. */
  int count() {
    return count;
  }

  boolean distinct() {
    return count == along.length;
  }

  /** Which of the different positions the slice at a place of the stack has, from 0. */
  int level(int place) {
    return levels[place];
  }

  /** Millimetres along the normal, ascending. */
  double[] sorted() {
    double[] sorted = new double[along.length];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = along[places[i]];
    }
    return sorted;
  }

  /** How many slices each of the different positions has. */
  int[] sizes() {
    int[] sizes = new int[count];
    for (int level : levels) {
      sizes[level]++;
    }
    return sizes;
  }
}
