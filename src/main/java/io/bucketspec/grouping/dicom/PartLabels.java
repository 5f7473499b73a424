package io.bucketspec.grouping.dicom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The labels of a series' parts, no two alike. */
final class PartLabels {
  private PartLabels() {}

  /** The second of those alike is called {@code (2)} and so on, in the order of the parts. */
  static List<String> unique(List<String> labels) {
    Set<String> taken = new HashSet<>(labels);
    Map<String, Integer> used = new HashMap<>();
    List<String> unique = new ArrayList<>(labels.size());
    for (String label : labels) {
      String distinct = numbered(label, used.merge(label, 1, Integer::sum));
      while (!distinct.equals(label) && !taken.add(distinct)) {
        distinct = numbered(label, used.merge(label, 1, Integer::sum));
      }
      unique.add(distinct);
    }
    return unique;
  }

  private static String numbered(String label, int number) {
    if (number == 1) {
      return label;
    }
    return (label.isEmpty() ? "" : label + " ") + "(" + number + ")";
  }
}
