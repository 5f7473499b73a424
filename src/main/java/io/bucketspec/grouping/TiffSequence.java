package io.bucketspec.grouping;

import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** TIFF images in a sequence, where the platform takes none. Cut, each is an image by itself. */
record TiffSequence(Members members) implements GroupCheck {
  @Override
  public FindingCode code() {
    return FindingCode.TIFF_SEQUENCE;
  }

  @Override
  public Optional<Finding> look(int from, int to) {
    int tiffs = 0;
    for (int i = from; i < to; i++) {
      tiffs += tiff(i) ? 1 : 0;
    }
    return tiffs == 0
        ? Optional.empty()
        : finding(
            tiffs
                + " of "
                + (to - from)
                + (tiffs == 1 ? " members is" : " members are")
                + " TIFF; the platform takes none in sequences.");
  }

  private boolean tiff(int position) {
    return MediaType.tiff(members.bytes(), members.keyStart(position), members.keyEnd(position));
  }

  /** All others stay together; a part of one TIFF image is no sequence. */
  @Override
  public Cut cut(int from, int to) {
    int[] part = new int[to - from];
    List<String> labels = new ArrayList<>();
    boolean others = false;
    for (int i = from; i < to; i++) {
      others |= !tiff(i);
    }
    if (others) {
      labels.add("");
    }
    for (int i = from; i < to; i++) {
      if (tiff(i)) {
        part[i - from] = labels.size();
        labels.add("");
      }
    }
    return new Cut(part, labels);
  }
}
