package io.bucketspec.grouping.dicom;

import io.bucketspec.grouping.IndexSort;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Rule 7, second half: positions that all repeat as often are as many volumes, if a tag tells which
 * slices belong together.
 */
final class RepeatSplit {
  /** Slices of one position are a film, not volumes of one slice each. */
  private static final int FEWEST_POSITIONS = 2;

  private static final List<DicomTag> TIMES =
      List.of(DicomTag.ACQUISITION_TIME, DicomTag.CONTENT_TIME);

  private final Slice[] slices;

  RepeatSplit(Slice[] slices) {
    this.slices = slices;
  }

  List<Stack> split(Stack stack) {
    Optional<SlicePositions> known = SlicePositions.of(slices, stack);
    if (known.isEmpty() || known.get().distinct()) {
      return List.of(stack);
    }
    SlicePositions positions = known.get();
    int repeats = wholeRepeats(positions);
    if (repeats == 0) {
      return List.of(stack.noted(repeated(positions, stack.size())));
    }
    Optional<List<Stack>> volumes = byAcquisition(stack, positions, repeats);
    for (int i = 0; volumes.isEmpty() && i < TIMES.size(); i++) {
      volumes = byTime(stack, positions, TIMES.get(i));
    }
    return volumes.orElseGet(() -> List.of(stack.noted(whole(positions, repeats))));
  }

  /** How many slices every position has; 0 if they have not as many, or there is but one. */
  private static int wholeRepeats(SlicePositions positions) {
    int[] sizes = positions.sizes();
    for (int size : sizes) {
      if (size != sizes[0]) {
        return 0;
      }
    }
    return sizes.length < FEWEST_POSITIONS ? 0 : sizes[0];
  }

  private Optional<List<Stack>> byAcquisition(Stack stack, SlicePositions positions, int repeats) {
    DicomTag tag = DicomTag.ACQUISITION_NUMBER;
    long[] numbers = new long[stack.size()];
    for (int i = 0; i < numbers.length; i++) {
      DicomTags tags = slices[stack.slices()[i]].tags();
      numbers[i] = tags.has(tag) ? tags.whole(tag) : ValueGroups.ABSENT;
    }
    ValueGroups groups = new ValueGroups(numbers);
    if (groups.someLack()
        || groups.count() != repeats
        || !eachOnce(groups, positions, numbers.length)) {
      return Optional.empty();
    }
    return Optional.of(parts(stack, groups, "acquisition", "7 acquisition number"));
  }

  /** Whether no group has two slices at one position. */
  private static boolean eachOnce(ValueGroups groups, SlicePositions positions, int slices) {
    BitSet taken = new BitSet(slices);
    for (int i = 0; i < slices; i++) {
      int cell = groups.of(i) * positions.count() + positions.level(i);
      if (taken.get(cell)) {
        return false;
      }
      taken.set(cell);
    }
    return true;
  }

  private Optional<List<Stack>> byTime(Stack stack, SlicePositions positions, DicomTag tag) {
    double[] times = new double[stack.size()];
    int[] places = new int[times.length];
    for (int i = 0; i < times.length; i++) {
      DicomTags tags = slices[stack.slices()[i]].tags();
      if (!tags.has(tag)) {
        return Optional.empty();
      }
      times[i] = tags.decimal(tag);
      places[i] = i;
    }
    IndexSort.sort(
        places,
        places.length,
        (a, b) ->
            positions.level(a) == positions.level(b)
                ? Double.compare(times[a], times[b])
                : Integer.compare(positions.level(a), positions.level(b)));
    long[] volumes = new long[times.length];
    for (int i = 0; i < places.length; i++) {
      int place = places[i];
      boolean more = i > 0 && positions.level(places[i - 1]) == positions.level(place);
      if (more && times[places[i - 1]] == times[place]) {
        return Optional.empty();
      }
      volumes[place] = more ? volumes[places[i - 1]] + 1 : 1;
    }
    String rule = tag == DicomTag.ACQUISITION_TIME ? "7 acquisition time" : "7 content time";
    return Optional.of(parts(stack, new ValueGroups(volumes), "volume", rule));
  }

  private static List<Stack> parts(Stack stack, ValueGroups groups, String noun, String rule) {
    int[][] parts = groups.parts(stack.slices());
    List<Stack> stacks = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      stacks.add(stack.part(parts[i], noun + " " + groups.value(i), rule));
    }
    return stacks;
  }

  private static Finding whole(SlicePositions positions, int repeats) {
    return new Finding(
        FindingCode.REPEATED_POSITIONS,
        "Each of "
            + positions.count()
            + " positions is there "
            + repeats
            + " times, and neither AcquisitionNumber nor AcquisitionTime nor ContentTime tells which"
            + " slices belong together: they are one stack.");
  }

  private static Finding repeated(SlicePositions positions, int slices) {
    if (positions.count() < FEWEST_POSITIONS) {
      String sentence =
          "All " + slices + " slices lie at one position: they are one stack, and no volume.";
      return new Finding(FindingCode.REPEATED_POSITIONS, sentence);
    }
    int several = 0;
    for (int size : positions.sizes()) {
      several += size > 1 ? 1 : 0;
    }
    return new Finding(
        FindingCode.REPEATED_POSITIONS,
        Told.count(slices, "slice")
            + " lie at "
            + Told.count(positions.count(), "position")
            + ", of which "
            + several
            + (several == 1 ? " has" : " have")
            + " more than one: they are one stack.");
  }
}
