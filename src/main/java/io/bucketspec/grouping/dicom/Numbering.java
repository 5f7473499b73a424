package io.bucketspec.grouping.dicom;

import java.util.Arrays;
import java.util.Optional;

/**
 * Tags that number slices. They need not be there, nor unique, nor without gaps (InstanceNumber is
 * of type 2, PS3.3 C.7.6.1), so they count only where every slice has one of its own.
 */
final class Numbering {
  private Numbering() {}

  /** The instance number of each slice; empty unless all are there and differ. */
  static Optional<double[]> instanceNumbers(Slice[] slices, int[] members) {
    double[] numbers = new double[members.length];
    for (int i = 0; i < numbers.length; i++) {
      DicomTags tags = slices[members[i]].tags();
      if (!tags.has(DicomTag.INSTANCE_NUMBER)) {
        return Optional.empty();
      }
      numbers[i] = tags.whole(DicomTag.INSTANCE_NUMBER);
    }
    return unique(numbers);
  }

  /** The slice location of each slice, likewise. */
  static Optional<double[]> sliceLocations(Slice[] slices, int[] members) {
    double[] locations = new double[members.length];
    for (int i = 0; i < locations.length; i++) {
      DicomTags tags = slices[members[i]].tags();
      if (!tags.has(DicomTag.SLICE_LOCATION)) {
        return Optional.empty();
      }
      locations[i] = tags.decimal(DicomTag.SLICE_LOCATION);
    }
    return unique(locations);
  }

  private static Optional<double[]> unique(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i - 1] == sorted[i]) {
        return Optional.empty();
      }
    }
    return Optional.of(numbers);
  }
}
