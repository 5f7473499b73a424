package io.bucketspec.bench;

import java.util.Arrays;

/** Moves labels apart that would stand on each other, as little as that takes. */
final class LabelPlaces {
  private LabelPlaces() {}

  /**
   * Places that are at least the gap apart, in the order of the wanted ones.
   *
   * @param wanted in ascending order
   */
  static double[] apart(double[] wanted, double gap) {
    double[] places = new double[wanted.length];
    for (int begin = 0, end; begin < wanted.length; begin = end) {
      end = begin + 1;
      place(wanted, places, begin, end, gap);
      // A label that still stands on the one before joins it, and both move.
      while (begin > 0 && places[begin] - places[begin - 1] < gap - 1e-9) {
        begin = blockBegin(places, begin - 1, gap);
        place(wanted, places, begin, end, gap);
      }
    }
    return places;
  }

  /** Puts a block of labels, the gap between each, where they are nearest to where they belong. */
  private static void place(double[] wanted, double[] places, int begin, int end, double gap) {
    double center = Arrays.stream(wanted, begin, end).average().orElseThrow();
    double first = center - gap * (end - begin - 1) / 2;
    for (int i = begin; i < end; i++) {
      places[i] = first + gap * (i - begin);
    }
  }

  private static int blockBegin(double[] places, int last, double gap) {
    int begin = last;
    while (begin > 0 && places[begin] - places[begin - 1] < gap + 1e-9) {
      begin--;
    }
    return begin;
  }
}
