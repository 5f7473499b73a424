package io.bucketspec.grouping.dicom;

import io.bucketspec.model.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Slices that are together so far, and what has set them apart from others.
 *
 * @param slices indexes in canonical order
 * @param labels what sets it apart, outermost first; none while it is the whole series
 * @param rules the rules that did, by number and word
 * @param localizer whether it is a localizer, in which gaps mean nothing
 * @param orientation the one that its slices have; empty if none is known
 */
record Stack(
    int[] slices,
    List<String> labels,
    List<String> rules,
    boolean localizer,
    Optional<Orientation> orientation,
    List<Finding> findings) {

  /** All slices, before anything sets some apart. */
  static Stack whole(int[] slices) {
    return new Stack(slices, List.of(), List.of(), false, Optional.empty(), List.of());
  }

  int size() {
    return slices.length;
  }

  /** Some of its slices, set apart by a rule. */
  Stack part(int[] some, String label, String rule) {
    return new Stack(
        some, with(labels, label), with(rules, rule), localizer, orientation, findings);
  }

  /** Its slices without those that a rule has set apart. */
  Stack rest(int[] some, String rule) {
    return new Stack(some, labels, with(rules, rule), localizer, orientation, findings);
  }

  Stack oriented(Orientation known) {
    return new Stack(slices, labels, rules, localizer, Optional.of(known), findings);
  }

  Stack noted(Finding finding) {
    return new Stack(slices, labels, rules, localizer, orientation, with(findings, finding));
  }

  Stack asLocalizer() {
    return new Stack(slices, labels, rules, true, orientation, findings);
  }

  Stack relabelled(List<String> newLabels, String rule) {
    return new Stack(slices, newLabels, with(rules, rule), localizer, orientation, findings);
  }

  /** The same rule may part twice, and is told once. */
  private static <T> List<T> with(List<T> list, T one) {
    if (list.contains(one)) {
      return list;
    }
    List<T> longer = new ArrayList<>(list);
    longer.add(one);
    return List.copyOf(longer);
  }
}
