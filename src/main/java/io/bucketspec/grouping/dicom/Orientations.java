package io.bucketspec.grouping.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The different orientations of a series. Slices whose cosines differ by no more than the tolerance
 * from those of the first slice of an orientation have that one; the first in canonical order, if
 * several are so near.
 *
 * <p>They are looked up by cells of the six cosines, so that a radial scan, in which no two slices
 * lie alike, doesn't compare all with all. A cell is several times the tolerance wide: what is near
 * lies in the same cell or, along each cosine, in one more.
 */
final class Orientations {
  static final int NONE = -1;
  private static final double CELL = 4 * Orientation.TOLERANCE;

  /** A little more than the tolerance: what a rounding puts just outside must be found. */
  private static final double REACH = 1.001 * Orientation.TOLERANCE;

  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final List<Orientation> found = new ArrayList<>();
  private final Map<Long, Integer> lastInCell = new HashMap<>();

  /** For each orientation the one before it in its cell. */
  private int[] before = new int[16];

  private final int[] ofSlice;

  /** Sorts the slices of an order by orientation. */
  Orientations(Slice[] slices, int[] order) {
    ofSlice = new int[slices.length];
    double[] last = DicomTags.NO_ORIENTATION;
    int lastId = NONE;
    for (int index : order) {
      double[] cosines = slices[index].tags().orientation();
      if (!Arrays.equals(cosines, last)) {
        last = cosines;
        lastId = id(cosines);
      }
      ofSlice[index] = lastId;
    }
  }

  /** The number of a slice's orientation, {@link #NONE} if it has none. */
  int of(int slice) {
    return ofSlice[slice];
  }

  Orientation get(int id) {
    return found.get(id);
  }

  private int id(double[] cosines) {
    Optional<Orientation> orientation = Orientation.of(cosines);
    if (orientation.isEmpty()) {
      return NONE;
    }
    int known = nearest(orientation.get(), 0, 0);
    return known < Integer.MAX_VALUE ? known : add(orientation.get());
  }

  private int add(Orientation orientation) {
    int id = found.size();
    long hash = 0;
    for (double cosine : orientation.cosines()) {
      hash = mixed(hash, cell(cosine));
    }
    if (id == before.length) {
      before = Arrays.copyOf(before, 2 * id);
    }
    Integer former = lastInCell.put(hash, id);
    before[id] = former == null ? NONE : former;
    found.add(orientation);
    return id;
  }

  /** The smallest number of what is near in all cells that can hold it, else the largest int. */
  private int nearest(Orientation wanted, int axis, long hash) {
    if (axis == DicomTags.COSINES) {
      return inCell(wanted, hash);
    }
    double cosine = wanted.cosines()[axis];
    long low = cell(cosine - REACH);
    long high = cell(cosine + REACH);
    int nearest = nearest(wanted, axis + 1, mixed(hash, low));
    return low == high ? nearest : Math.min(nearest, nearest(wanted, axis + 1, mixed(hash, high)));
  }

  private int inCell(Orientation wanted, long hash) {
    int nearest = Integer.MAX_VALUE;
    for (int id = lastInCell.getOrDefault(hash, NONE); id != NONE; id = before[id]) {
      if (found.get(id).near(wanted)) {
        nearest = id;
      }
    }
    return nearest;
  }

  private static long cell(double cosine) {
    return (long) Math.floor(cosine / CELL);
  }

  private static long mixed(long hash, long cell) {
    long mixed = (hash ^ cell) * MIX;
    return mixed ^ (mixed >>> 32);
  }
}
