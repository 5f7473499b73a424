package io.bucketspec.grouping.dicom;

import java.util.Optional;

/**
 * How slices lie in the patient (PS3.3 C.7.6.2.1.1).
 *
 * @param cosines the directions of a row and of a column, of length 1
 * @param normal their cross product, of length 1
 */
record Orientation(double[] cosines, double[] normal) {
  /** What two orientations may differ by in each component, and be the same. */
  static final double TOLERANCE = 1e-3;

  /** A shorter vector has no direction. They should be of length 1. */
  private static final double SHORTEST = 1e-3;

  /** The cosine of the angle between row and column, which should be 0; about half a degree. */
  private static final double MOST_SKEW = 0.01;

  /** The cosine of 10 degrees, by which a plane may be tilted and still have its name. */
  private static final double LEAST_ALIGNED = 0.984_807_753;

  private static final String[] PLANES = {"sagittal", "coronal", "axial"};

  /** Empty if the vectors are no directions or not at right angles. */
  static Optional<Orientation> of(double[] tag) {
    if (tag.length != DicomTags.COSINES) {
      return Optional.empty();
    }
    double[] cosines = tag.clone();
    if (!normalise(cosines, 0) || !normalise(cosines, DicomTags.AXES)) {
      return Optional.empty();
    }
    double skew = 0;
    double[] normal = new double[DicomTags.AXES];
    for (int i = 0; i < normal.length; i++) {
      int j = (i + 1) % normal.length;
      int k = (i + 2) % normal.length;
      skew += cosines[i] * cosines[i + normal.length];
      normal[i] = cosines[j] * cosines[k + normal.length] - cosines[k] * cosines[j + normal.length];
    }
    if (Math.abs(skew) > MOST_SKEW) {
      return Optional.empty();
    }
    normalise(normal, 0);
    return Optional.of(new Orientation(cosines, normal));
  }

  private static boolean normalise(double[] vectors, int from) {
    double x = vectors[from];
    double y = vectors[from + 1];
    double z = vectors[from + 2];
    double length = Math.sqrt(x * x + y * y + z * z);
    if (length < SHORTEST || Double.isInfinite(length)) {
      return false;
    }
    for (int i = from; i < from + DicomTags.AXES; i++) {
      vectors[i] /= length;
    }
    return true;
  }

  boolean near(Orientation other) {
    for (int i = 0; i < cosines.length; i++) {
      if (Math.abs(cosines[i] - other.cosines[i]) > TOLERANCE) {
        return false;
      }
    }
    return true;
  }

  /** The plane's name in anatomy: axial, sagittal, coronal, or oblique. */
  String plane() {
    for (int axis = 0; axis < normal.length; axis++) {
      if (Math.abs(normal[axis]) >= LEAST_ALIGNED) {
        return PLANES[axis];
      }
    }
    return "oblique";
  }

  /** Where the plane's name comes in order: axial, sagittal, coronal, oblique. */
  int rank() {
    return switch (plane()) {
      case "axial" -> 0;
      case "sagittal" -> 1;
      case "coronal" -> 2;
      default -> 3;
    };
  }
}
