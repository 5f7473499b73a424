package io.bucketspec.grouping.dicom;

import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.util.Arrays;
import java.util.List;

/** Rule 9: slices of a volume are evenly spaced, and what is missing among them leaves a gap. */
final class Spacing {
  private static final int FEWEST_SLICES = 3;
  private static final int MOST_TOLD = 20;

  /** How much of the usual distance another may be off. */
  private static final double EVEN = 0.01;

  /** How much of the usual distance a gap may be off a whole multiple of it. */
  private static final double WHOLE = 0.1;

  /** Beyond, any distance is nearly a whole multiple, and nobody took so many slices. */
  private static final double MOST_MISSING = 100_000;

  private final double[] positions;
  private final double usual;
  private final Told gaps = new Told(MOST_TOLD);
  private final Told uneven = new Told(MOST_TOLD);
  private long missing;
  private int unevenCount;

  private Spacing(double[] positions) {
    this.positions = positions;
    this.usual = median(positions);
    int next;
    for (int from = 0; from < positions.length - 1; from = next) {
      next = alikeUntil(from);
      look(from, next);
    }
  }

  /**
   * Adds what is to be noticed.
   *
   * @param positions in millimetres, ascending, no two at one place
   */
  static void look(double[] positions, List<Finding> findings) {
    if (positions.length >= FEWEST_SLICES) {
      new Spacing(positions).addTo(findings);
    }
  }

  /** Of two in the middle the smaller: of 1 mm and 2 mm it is the 2 mm where a slice is missing. */
  private static double median(double[] positions) {
    double[] distances = new double[positions.length - 1];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = positions[i + 1] - positions[i];
    }
    Arrays.sort(distances);
    return distances[(distances.length - 1) / 2];
  }

  private double distance(int from) {
    return positions[from + 1] - positions[from];
  }

  /** Where a run of like distances ends that begins at a slice. */
  private int alikeUntil(int from) {
    int next = from + 1;
    while (next < positions.length - 1 && alike(distance(next), distance(from))) {
      next++;
    }
    return next;
  }

  /** What is no difference between two positions makes none between two distances. */
  private static boolean alike(double distance, double other) {
    return Math.abs(distance - other) <= Math.max(EVEN * other, SlicePositions.TIE);
  }

  private void look(int from, int to) {
    double distance = distance(from);
    if (alike(distance, usual)) {
      return;
    }
    double multiple = Math.rint(distance / usual);
    boolean gap =
        multiple >= 2 && multiple <= MOST_MISSING && Math.abs(distance / usual - multiple) <= WHOLE;
    if (gap) {
      long lacking = (to - from) * ((long) multiple - 1);
      missing += lacking;
      gaps.add(gaps.takes() ? run(from, to) + " (" + lacking + " missing)" : "");
    } else {
      unevenCount += to - from;
      uneven.add(uneven.takes() ? run(from, to) : "");
    }
  }

  private String run(int from, int to) {
    return Told.millimetres(distance(from))
        + (to - from > 1 ? " each" : "")
        + " from objectUrl_"
        + from
        + " to objectUrl_"
        + to;
  }

  private void addTo(List<Finding> findings) {
    if (gaps.count() > 0) {
      String sentence =
          Told.count(missing, "slice")
              + (missing == 1 ? " seems" : " seem")
              + " to be missing, by the usual distance of "
              + Told.millimetres(usual)
              + ": "
              + gaps
              + ".";
      findings.add(new Finding(FindingCode.SLICE_GAP, sentence));
    }
    if (uneven.count() > 0) {
      String sentence =
          Told.count(unevenCount, "distance")
              + (unevenCount == 1 ? " differs" : " differ")
              + " by more than 1 % from the usual "
              + Told.millimetres(usual)
              + ": "
              + uneven
              + ".";
      findings.add(new Finding(FindingCode.IRREGULAR_SPACING, sentence));
    }
  }
}
