package io.bucketspec.grouping;

import io.bucketspec.model.Finding;
import java.util.List;

/**
 * Members of a group that make an item: all of them, or what a split made of them.
 *
 * @param from the position of the first of them in the group
 * @param to the position behind the last
 * @param label why they stand apart, for the title; empty for a group that is whole
 * @param findings what was noticed on them
 */
public record Part(int from, int to, String label, List<Finding> findings) {
  public Part {
    findings = List.copyOf(findings);
  }

  public int count() {
    return to - from;
  }
}
