package io.bucketspec.run;

import io.bucketspec.model.Finding;
import io.bucketspec.model.Kind;
import java.util.List;

/**
 * An item that is to be made of some members of a group.
 *
 * @param kind what it becomes
 * @param from the position in the group of its first member
 * @param to the position behind its last
 * @param label why it is apart from the group's other items; empty if it is all of the group
 * @param findings what was noticed on it
 * @param decided which rules of detection made it, for people; empty where none did
 */
record ItemPlan(Kind kind, int from, int to, String label, List<Finding> findings, String decided) {
  int count() {
    return to - from;
  }

  /** The same, with more to tell it apart by. */
  ItemPlan labelled(String more) {
    String both = label.isEmpty() ? more : label + ", " + more;
    return new ItemPlan(kind, from, to, both, findings, decided);
  }

  /** The same of only some of its members. */
  ItemPlan between(int newFrom, int newTo) {
    return new ItemPlan(kind, newFrom, newTo, label, findings, decided);
  }

  /** Whether it is an object of a group's rule that became an item by itself. */
  boolean alone() {
    return !kind.grouped();
  }
}
