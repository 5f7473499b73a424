package io.bucketspec.run;

import io.bucketspec.grouping.Members;
import io.bucketspec.run.ledger.ItemObjects;
import io.bucketspec.run.ledger.ItemObjects.PublishedObject;
import io.bucketspec.run.ledger.LedgerItem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The objects of a group as they were published, beside those that are there. */
final class PublishedGroup {
  private final Group group;
  private final List<LedgerItem> rows;
  private final Map<Integer, List<PublishedObject>> decoded = new HashMap<>();
  private Map<Bytes, Before> published;
  private Set<Bytes> present;

  /**
   * @param rows what the ledger knows of the group; not a copy, so that what is told of a row is
   *     seen
   */
  PublishedGroup(Group group, List<LedgerItem> rows) {
    this.group = group;
    this.rows = rows;
  }

  /**
   * An object as it was published.
   *
   * @param row the index of its row
   */
  private record Before(PublishedObject object, int row) {}

  /** What is different between an item and what was published of its members. */
  static final class Difference {
    final BitSet late = new BitSet();
    int altered;
    byte[] alteredKey;

    /** Their indexes. */
    private final Set<Integer> rows = new LinkedHashSet<>();

    /** The rows that share a member with it. */
    final List<LedgerItem> bases = new ArrayList<>();

    /** Members of those rows that are not there any more. */
    final List<PublishedObject> gone = new ArrayList<>();

    /** Whether all objects are those that were published, of the same contents. */
    boolean none() {
      return late.isEmpty() && altered == 0 && gone.isEmpty();
    }

    /** The one that is told of. */
    LedgerItem base() {
      return bases.get(0);
    }
  }

  /** Whether no object is there of what was published: the group is another under the same name. */
  boolean nothingThere() {
    return rows.isEmpty()
        || published().values().stream().noneMatch(before -> isPresent(before.object().key()));
  }

  /** What is different of an item. */
  Difference compare(ItemPlan item) {
    Members members = group.members();
    Difference difference = new Difference();
    for (int i = item.from(); i < item.to(); i++) {
      Before before = published().get(new Bytes(members.key(i)));
      if (before == null) {
        difference.late.set(i);
        continue;
      }
      difference.rows.add(before.row());
      if (!before.object().sameContent(members.size(i), members.content(i))) {
        difference.altered++;
        difference.alteredKey =
            difference.alteredKey == null ? before.object().key() : difference.alteredKey;
      }
    }
    for (int base : difference.rows) {
      LedgerItem row = rows.get(base);
      difference.bases.add(row);
      ItemObjects.of(row).stream()
          .filter(object -> !isPresent(object.key()))
          .forEach(difference.gone::add);
    }
    return difference;
  }

  private Map<Bytes, Before> published() {
    if (published == null) {
      published = new HashMap<>();
      for (int i = 0; i < rows.size(); i++) {
        int row = i;
        ItemObjects.of(rows.get(i))
            .forEach(object -> published.put(new Bytes(object.key()), new Before(object, row)));
      }
    }
    return published;
  }

  /** Whether an object of that key is there, be it rejected. */
  boolean isPresent(byte[] key) {
    if (present == null) {
      present = new HashSet<>();
      for (int i = 0; i < group.members().count(); i++) {
        present.add(new Bytes(group.members().key(i)));
      }
    }
    return present.contains(new Bytes(key)) || group.rejected(key);
  }

  /** The object at a position. */
  PublishedObject object(int position) {
    Members members = group.members();
    return new PublishedObject(
        members.key(position), members.size(position), members.content(position));
  }

  /** Whether the item's members stand in the rows, all that can be written, as in the item. */
  boolean sameOrder(ItemPlan item, Difference difference) {
    Map<Integer, Integer> met = new HashMap<>();
    for (int i = item.from(); i < item.to(); i++) {
      Bytes key = new Bytes(group.members().key(i));
      int row = published().get(key).row();
      int position = met.merge(row, 1, Integer::sum) - 1;
      List<PublishedObject> objects = objects(row);
      if (position >= objects.size() || !key.equals(new Bytes(objects.get(position).key()))) {
        return false;
      }
    }
    return difference.rows.stream().mapToInt(row -> objects(row).size()).sum() == item.count();
  }

  /** The objects of a row but those that are there and can't be written. */
  private List<PublishedObject> objects(int row) {
    return decoded.computeIfAbsent(
        row,
        any ->
            ItemObjects.of(rows.get(row)).stream()
                .filter(object -> !group.rejected(object.key()))
                .toList());
  }
}
