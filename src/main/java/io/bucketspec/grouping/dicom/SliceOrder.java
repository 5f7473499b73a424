package io.bucketspec.grouping.dicom;

import io.bucketspec.grouping.IndexSort;
import java.util.Optional;

/**
 * Rule 8: the order of a stack's slices. By position along the normal; where two are at one place,
 * or positions are not known, by the first of InstanceNumber and SliceLocation that all slices have
 * and no two alike, else by key in natural order.
 */
final class SliceOrder {
  private final Slice[] slices;
  private final int[] members;
  private final Optional<SlicePositions> positions;
  private final IndexSort.Order numbering;
  private final String numberedBy;

  SliceOrder(Slice[] slices, Stack stack) {
    this.slices = slices;
    this.members = stack.slices();
    this.positions = SlicePositions.of(slices, stack);
    Optional<double[]> instances = Numbering.instanceNumbers(slices, members);
    Optional<double[]> locations =
        instances.isPresent() ? Optional.empty() : Numbering.sliceLocations(slices, members);
    numbering =
        instances
            .or(() -> locations)
            .<IndexSort.Order>map(known -> (a, b) -> Double.compare(known[a], known[b]))
            .orElse(this::compareKeys);
    String location = locations.isPresent() ? "slice location" : "key";
    numberedBy = instances.isPresent() ? "instance number" : location;
  }

  private int compareKeys(int a, int b) {
    return SliceKeys.compareNaturally(slices[members[a]], slices[members[b]]);
  }

  /** The stack's slices in order. */
  int[] order() {
    int[] places = new int[members.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = i;
    }
    IndexSort.sort(places, places.length, positions.map(this::byPosition).orElse(numbering));
    int[] order = new int[places.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = members[places[i]];
    }
    return order;
  }

  private IndexSort.Order byPosition(SlicePositions known) {
    return (a, b) ->
        known.level(a) == known.level(b)
            ? numbering.compare(a, b)
            : Integer.compare(known.level(a), known.level(b));
  }

  /** What decided, by number and word. */
  String rule() {
    if (positions.isEmpty()) {
      return "8 " + numberedBy;
    }
    return positions.get().distinct() ? "8 slice position" : "8 slice position, 8 " + numberedBy;
  }

  /** Millimetres along the normal in the stack's order; empty if two slices lie at one place. */
  Optional<double[]> distinctPositions() {
    return positions.filter(SlicePositions::distinct).map(SlicePositions::sorted);
  }
}
