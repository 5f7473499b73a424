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

  private Spacing(double[] positions) {
    this.positions = positions;
    this.usual = median(positions);
    for (int i = 1; i < positions.length; i++) {
      look(i);
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

  private void look(int next) {
    double distance = positions[next] - positions[next - 1];
    // What is no difference between two positions makes no difference between two distances.
    if (Math.abs(distance - usual) <= Math.max(EVEN * usual, SlicePositions.TIE)) {
      return;
    }
    double multiple = Math.rint(distance / usual);
    boolean gap =
        multiple >= 2 && multiple <= MOST_MISSING && Math.abs(distance / usual - multiple) <= WHOLE;
    if (gap) {
      missing += (long) multiple - 1;
    }
    Told told = gap ? gaps : uneven;
    if (told.takes()) {
      told.add(place(next, distance) + (gap ? " (" + ((long) multiple - 1) + ")" : ""));
    } else {
      told.skip();
    }
  }

  private static String place(int next, double distance) {
    return Told.millimetres(distance) + " from objectUrl_" + (next - 1) + " to objectUrl_" + next;
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
          Told.count(uneven.count(), "distance")
              + (uneven.count() == 1 ? " differs" : " differ")
              + " by more than 1 % from the usual "
              + Told.millimetres(usual)
              + ": "
              + uneven
              + ".";
      findings.add(new Finding(FindingCode.IRREGULAR_SPACING, sentence));
    }
  }
}
