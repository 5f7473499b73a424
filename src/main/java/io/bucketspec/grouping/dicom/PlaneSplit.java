package io.bucketspec.grouping.dicom;

import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Rule 6: the slices of a volume have one matrix and one orientation, and no localizer is among
 * them.
 */
final class PlaneSplit {
  private static final String MATRIX = "6 matrix";
  private static final String ORIENTATION = "6 orientation";
  private static final String BY_LOCALIZER = "6 localizer";
  private static final String LOCALIZER = "localizer";

  /** How many slices of another orientation may be a localizer. */
  private static final int MOST_OF_LOCALIZER = 3;

  private final Slice[] slices;
  private final Orientations orientations;

  PlaneSplit(Slice[] slices, int[] order) {
    this.slices = slices;
    this.orientations = new Orientations(slices, order);
  }

  /** The volumes, then the localizers. */
  List<Stack> split(Stack all) {
    long[] types = new long[all.size()];
    for (int i = 0; i < types.length; i++) {
      types[i] = slices[all.slices()[i]].tags().isLocalizer() ? 1 : 0;
    }
    ValueGroups groups = new ValueGroups(types);
    if (groups.count() == 0) {
      return List.of();
    }
    if (groups.count() == 1) {
      return types[0] == 1 ? planes(all.asLocalizer()) : flagged(planes(all));
    }
    int[][] parts = groups.parts(all.slices());
    Stack rest = all.rest(parts[0], BY_LOCALIZER);
    String sentence =
        "The third value of ImageType is LOCALIZER for "
            + Told.count(parts[1].length, "slice")
            + " and not for the other "
            + parts[0].length
            + " of the series.";
    Stack localizer =
        all.part(parts[1], LOCALIZER, BY_LOCALIZER)
            .asLocalizer()
            .noted(new Finding(FindingCode.LOCALIZER, sentence));
    List<Stack> stacks = flagged(planes(rest));
    stacks.addAll(planes(localizer));
    return stacks;
  }

  private List<Stack> planes(Stack stack) {
    List<Stack> planes = new ArrayList<>();
    for (Stack sameMatrix : byMatrix(stack)) {
      planes.addAll(byOrientation(sameMatrix));
    }
    return planes;
  }

  private List<Stack> byMatrix(Stack stack) {
    long[] matrices = new long[stack.size()];
    for (int i = 0; i < matrices.length; i++) {
      DicomTags tags = slices[stack.slices()[i]].tags();
      matrices[i] =
          tags.has(DicomTag.ROWS) && tags.has(DicomTag.COLUMNS)
              ? ((long) tags.whole(DicomTag.ROWS) << Integer.SIZE) | tags.whole(DicomTag.COLUMNS)
              : ValueGroups.ABSENT;
    }
    ValueGroups groups = new ValueGroups(matrices);
    if (groups.known() < 2) {
      return List.of(stack);
    }
    int[][] parts = groups.parts(stack.slices());
    List<Stack> stacks = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      stacks.add(stack.part(parts[i], matrix(groups.value(i)), MATRIX));
    }
    return stacks;
  }

  private static String matrix(long value) {
    return value == ValueGroups.ABSENT ? "no matrix" : (value >> Integer.SIZE) + "x" + (int) value;
  }

  private List<Stack> byOrientation(Stack stack) {
    long[] planes = new long[stack.size()];
    for (int i = 0; i < planes.length; i++) {
      int id = orientations.of(stack.slices()[i]);
      planes[i] =
          id == Orientations.NONE
              ? ValueGroups.ABSENT
              : ((long) orientations.get(id).rank() << Integer.SIZE) | id;
    }
    ValueGroups groups = new ValueGroups(planes);
    if (groups.known() == 0) {
      return List.of(stack);
    }
    if (groups.known() == 1) {
      // The slices without one join it.
      return List.of(stack.oriented(orientations.get((int) groups.value(0))));
    }
    int[][] parts = groups.parts(stack.slices());
    List<Stack> stacks = new ArrayList<>();
    for (int i = 0; i < groups.known(); i++) {
      Orientation orientation = orientations.get((int) groups.value(i));
      stacks.add(stack.part(parts[i], orientation.plane(), ORIENTATION).oriented(orientation));
    }
    if (groups.someLack()) {
      stacks.add(stack.part(parts[groups.known()], "no orientation", ORIENTATION));
    }
    return stacks;
  }

  /** Marks as localizers the few slices that lie otherwise than a volume, and puts them last. */
  private List<Stack> flagged(List<Stack> planes) {
    Set<Orientation> large = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Stack plane : planes) {
      if (plane.size() > MOST_OF_LOCALIZER) {
        plane.orientation().ifPresent(large::add);
      }
    }
    List<Stack> volumes = new ArrayList<>();
    List<Stack> few = new ArrayList<>();
    for (Stack plane : planes) {
      (isFew(plane, large) ? few : volumes).add(plane);
    }
    for (Stack plane : few) {
      volumes.add(localizer(plane, few.size() == 1));
    }
    return volumes;
  }

  /** What lies like a volume is more of it, if only of another matrix. */
  private static boolean isFew(Stack plane, Set<Orientation> large) {
    return plane.size() <= MOST_OF_LOCALIZER
        && plane.orientation().isPresent()
        && !large.isEmpty()
        && !large.contains(plane.orientation().get());
  }

  private static Stack localizer(Stack plane, boolean only) {
    List<String> labels = new ArrayList<>();
    labels.add(LOCALIZER);
    if (!only) {
      labels.addAll(plane.labels());
    }
    String sentence =
        "Only "
            + Told.count(plane.size(), "slice")
            + " of the series "
            + (plane.size() == 1 ? "lies" : "lie")
            + " like this ("
            + plane.orientation().map(Orientation::plane).orElse("")
            + "), beside a larger stack that lies otherwise.";
    return plane
        .relabelled(List.copyOf(labels), BY_LOCALIZER)
        .asLocalizer()
        .noted(new Finding(FindingCode.LOCALIZER, sentence));
  }
}
