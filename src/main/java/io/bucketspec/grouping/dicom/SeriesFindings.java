package io.bucketspec.grouping.dicom;

import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is noticed on the slices of a series before they are parted. */
final class SeriesFindings {
  private static final int MOST_FOLDERS = 3;

  private SeriesFindings() {}

  /**
   * Rule 2. Sorted by folder once more: in the order of keys a folder's may stand around another's.
   */
  static Optional<Finding> folders(Slice[] slices, int[] order) {
    byte[][] folders = new byte[order.length][];
    Told told = new Told(MOST_FOLDERS);
    for (int i = 0; i < order.length; i++) {
      byte[] key = slices[order[i]].key();
      folders[i] = Arrays.copyOf(key, SliceKeys.folderEnd(key));
    }
    Arrays.sort(folders, Arrays::compareUnsigned);
    for (int i = 0; i < folders.length; i++) {
      if (i == 0 || !Arrays.equals(folders[i - 1], folders[i])) {
        told.add(told.takes() ? SliceKeys.folderText(folders[i]) : "");
      }
    }
    if (told.count() < 2) {
      return Optional.empty();
    }
    String sentence = "The series lies in " + told.count() + " folders: " + told + ".";
    return Optional.of(new Finding(FindingCode.SPANS_FOLDERS, sentence));
  }

  /** Tags with a text that is not what the tag should be. */
  static Optional<Finding> unreadable(Slice[] slices, int[] order) {
    int[] counts = new int[DicomTag.values().length];
    int[] first = new int[counts.length];
    for (int index : order) {
      if (!slices[index].tags().readsAll()) {
        count(slices[index].tags(), index, counts, first);
      }
    }
    List<String> tags = new ArrayList<>();
    for (DicomTag tag : DicomTag.values()) {
      int count = counts[tag.ordinal()];
      if (count > 0) {
        String key = SliceKeys.text(slices[first[tag.ordinal()]]);
        tags.add(
            tag.keyword()
                + " of "
                + Told.count(count, "slice")
                + " can't be read, first of "
                + key);
      }
    }
    return tags.isEmpty()
        ? Optional.empty()
        : Optional.of(new Finding(FindingCode.UNREADABLE_TAGS, String.join("; ", tags) + "."));
  }

  private static void count(DicomTags tags, int index, int[] counts, int[] first) {
    for (DicomTag tag : DicomTag.values()) {
      if (tags.cannotRead(tag) && counts[tag.ordinal()]++ == 0) {
        first[tag.ordinal()] = index;
      }
    }
  }
}
