package io.bucketspec.run;

import io.bucketspec.grouping.Members;
import io.bucketspec.grouping.dicom.DroppedSlice;
import io.bucketspec.grouping.dicom.SeriesPart;
import io.bucketspec.grouping.dicom.SeriesResult;
import io.bucketspec.grouping.dicom.SeriesRules;
import io.bucketspec.grouping.dicom.Slice;
import io.bucketspec.grouping.dicom.TagDecoder;
import java.util.ArrayList;
import java.util.List;

/** The members of a DICOM series as its rules part and order them. */
final class SeriesItems {
  /** As many slices as are held with their tags; what is more is no series. */
  static final int MOST_SLICES = 250_000;

  private SeriesItems() {}

  /**
   * Applies the rules, and puts the members part by part, those that were dropped last.
   *
   * @param members with their header tags, of a group whose members are in order
   */
  static SeriesResult arrange(Members members) {
    SeriesResult result = SeriesRules.apply(slices(members));
    int[] order = new int[members.count()];
    int placed = 0;
    for (SeriesPart part : result.parts()) {
      System.arraycopy(part.order(), 0, order, placed, part.order().length);
      placed += part.order().length;
    }
    for (DroppedSlice dropped : result.dropped()) {
      order[placed++] = dropped.index();
    }
    if (placed != order.length) {
      throw new IllegalStateException(
          "the rules of a series placed " + placed + " of " + order.length + " objects");
    }
    members.arrange(0, order);
    return result;
  }

  private static List<Slice> slices(Members members) {
    TagDecoder decoder = new TagDecoder();
    List<Slice> slices = new ArrayList<>(members.count());
    for (int i = 0; i < members.count(); i++) {
      byte[] key = members.key(i);
      slices.add(
          new Slice(
              key,
              members.size(i),
              members.content(i),
              decoder.decode(members.extras(), members.extraStart(i), members.extraEnd(i))));
    }
    return slices;
  }
}
