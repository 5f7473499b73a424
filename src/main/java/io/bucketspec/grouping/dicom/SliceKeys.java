package io.bucketspec.grouping.dicom;

import io.bucketspec.grouping.IndexSort;
import io.bucketspec.grouping.NaturalOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The keys of slices: their order, and what they say of where an object lies. */
final class SliceKeys {
  private SliceKeys() {}

  /** All indexes, by the unsigned bytes of the keys: an order that doesn't depend on the list's. */
  static int[] canonical(Slice[] slices) {
    int[] order = new int[slices.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    IndexSort.sort(order, order.length, (a, b) -> compare(slices[a], slices[b]));
    return order;
  }

  private static int compare(Slice a, Slice b) {
    int result = Arrays.compareUnsigned(a.key(), b.key());
    if (result == 0) {
      result = Long.compare(a.size(), b.size());
    }
    return result == 0 ? Long.compare(a.contentHash(), b.contentHash()) : result;
  }

  static int compareNaturally(Slice a, Slice b) {
    byte[] x = a.key();
    byte[] y = b.key();
    int result = NaturalOrder.compare(x, 0, x.length, y, 0, y.length);
    return result == 0 ? compare(a, b) : result;
  }

  static String text(Slice slice) {
    return new String(slice.key(), StandardCharsets.UTF_8);
  }

  /** How much of a key is its folder, the last slash included. */
  static int folderEnd(byte[] key) {
    int end = key.length;
    while (end > 0 && key[end - 1] != '/') {
      end--;
    }
    return end;
  }

  static String folderText(byte[] folder) {
    return folder.length == 0 ? "the bucket's root" : new String(folder, StandardCharsets.UTF_8);
  }
}
