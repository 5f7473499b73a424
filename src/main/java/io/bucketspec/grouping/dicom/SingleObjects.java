package io.bucketspec.grouping.dicom;

import io.bucketspec.grouping.IndexSort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rules 4 and 5: objects that are an item each, even among slices. A multi-frame object is a volume
 * or a film by itself (PS3.3 C.7.6.6); radiographs and mammograms are single images.
 */
final class SingleObjects {
  private static final Set<String> RADIOGRAPHS = Set.of("CR", "DX", "MG");

  private SingleObjects() {}

  static boolean isMultiFrame(DicomTags tags) {
    return tags.whole(DicomTag.NUMBER_OF_FRAMES) > 1;
  }

  static boolean isRadiograph(DicomTags tags) {
    return RADIOGRAPHS.contains(tags.modality().orElse(""));
  }

  /**
   * A stack of each, in the order of their instance numbers, after which they are called; if those
   * are not all there and unique, in the order of their keys, called by their place.
   */
  static List<Stack> split(Slice[] slices, Stack all, String noun, String rule) {
    int[] members = all.slices();
    Optional<double[]> numbers = Numbering.instanceNumbers(slices, members);
    int[] places = new int[members.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = i;
    }
    IndexSort.sort(
        places,
        places.length,
        numbers
            .<IndexSort.Order>map(known -> (a, b) -> Double.compare(known[a], known[b]))
            .orElse((a, b) -> SliceKeys.compareNaturally(slices[members[a]], slices[members[b]])));
    List<Stack> stacks = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      int index = members[places[i]];
      int number =
          numbers.isPresent() ? slices[index].tags().whole(DicomTag.INSTANCE_NUMBER) : i + 1;
      stacks.add(all.part(new int[] {index}, noun + " " + number, rule));
    }
    return stacks;
  }
}
