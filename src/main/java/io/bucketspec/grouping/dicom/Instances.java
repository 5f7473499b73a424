package io.bucketspec.grouping.dicom;

import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rule 1: an instance is in a series once. A SOPInstanceUID is one object's in the world (PS3.5 9),
 * so of several objects with the same the one with the smallest key stays.
 */
final class Instances {
  private final Slice[] slices;
  private final List<DroppedSlice> dropped;
  private final Map<String, Integer> kept = new HashMap<>();
  private int copies;
  private int conflicts;

  Instances(Slice[] slices, List<DroppedSlice> dropped) {
    this.slices = slices;
    this.dropped = dropped;
  }

  /** Whether a slice stays; they must come in canonical order. */
  boolean keeps(int index) {
    Slice slice = slices[index];
    Optional<String> uid = slice.tags().sopInstanceUid();
    Integer first = uid.isEmpty() ? null : kept.putIfAbsent(uid.get(), index);
    if (first == null) {
      return true;
    }
    drop(index, slices[first], uid.get());
    return false;
  }

  private void drop(int index, Slice first, String uid) {
    Slice slice = slices[index];
    String same = "SOPInstanceUID " + uid + " is also that of " + SliceKeys.text(first);
    if (slice.contentHash() != 0
        && slice.contentHash() == first.contentHash()
        && slice.size() == first.size()) {
      copies++;
      String sentence = same + ", which has the same ETag and size: this copy is left out.";
      dropped.add(new DroppedSlice(index, Reason.DUPLICATE_INSTANCE, sentence));
    } else {
      conflicts++;
      String sentence =
          same
              + ", which is not known to have the same content: this one is left out. Look at both,"
              + " and delete or re-export the wrong one.";
      dropped.add(new DroppedSlice(index, Reason.CONFLICTING_INSTANCE, sentence));
    }
  }

  Optional<Finding> finding() {
    int all = copies + conflicts;
    if (all == 0) {
      return Optional.empty();
    }
    List<String> kinds = new ArrayList<>();
    if (copies > 0) {
      kinds.add(copies + " with the same content");
    }
    if (conflicts > 0) {
      kinds.add(conflicts + " not known to have the same content");
    }
    String sentence =
        Told.count(all, "object")
            + " left out whose SOPInstanceUID another object of the series has: "
            + String.join(", ", kinds)
            + ".";
    return Optional.of(new Finding(FindingCode.DUPLICATE_INSTANCES, sentence));
  }
}
