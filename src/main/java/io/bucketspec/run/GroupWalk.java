package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks sorted records and hands over whole groups. Records of equal sort keys stand together, but
 * may be of several groups: those are told apart by their identity, and come in its order.
 */
final class GroupWalk {
  private final RunPlan plan;
  private final Sink sink;
  private final ObjectRecord object;
  private final GroupIdentity identity;
  private final List<Group> groups = new ArrayList<>();
  private int used;
  private int last;
  private long sortKey;

  /** Takes the groups. */
  interface Sink {
    /** A whole group, valid until this returns. */
    void group(Group group, long sortKey) throws IOException;
  }

  GroupWalk(RunPlan plan, Sink sink) {
    this.plan = plan;
    this.sink = sink;
    this.object = new ObjectRecord(plan.rules());
    this.identity = new GroupIdentity(plan);
  }

  void record(long recordSortKey, byte[] record) throws IOException {
    if (used > 0 && recordSortKey != sortKey) {
      finish();
    }
    sortKey = recordSortKey;
    object.read(record);
    groupOf(identity.of(object.match(), object.key(), object.keyLength())).add(object);
  }

  private Group groupOf(ByteBuilder wanted) {
    byte[] bytes = wanted.array();
    int length = wanted.length();
    if (used > 0 && groups.get(last).is(bytes, length)) {
      return groups.get(last);
    }
    for (int i = 0; i < used; i++) {
      if (groups.get(i).is(bytes, length)) {
        last = i;
        return groups.get(i);
      }
    }
    if (used == groups.size()) {
      groups.add(new Group());
    }
    last = used++;
    Group group = groups.get(last);
    int rule = object.match().rule();
    group.begin(bytes, length, plan.rules().rule(rule), rule);
    return group;
  }

  /** Hands over what is left. */
  void finish() throws IOException {
    if (used > 1) {
      groups.subList(0, used).sort(Group::compareIdentity);
    }
    for (int i = 0; i < used; i++) {
      sink.group(groups.get(i), sortKey);
    }
    used = 0;
    last = 0;
  }
}
