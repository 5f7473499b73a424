package io.bucketspec.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks sorted records and hands over whole groups. Records of equal sort keys stand together, but
 * may be of several groups: those are told apart by their identity, and come in its order.
 */
final class GroupWalk implements Unbundled.Sink {
  private final RunPlan plan;
  private final Sink sink;
  private final SourceBuckets buckets;
  private final MemberRecord record = new MemberRecord();
  private final MetadataRecord metadata = new MetadataRecord();
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
    this.buckets = new SourceBuckets(plan);
  }

  @Override
  public void record(long recordSortKey, byte[] bytes) throws IOException {
    if (MetadataRecord.is(bytes)) {
      enter(recordSortKey);
      metadata.read(bytes);
      group(bytes, metadata.identityStart(), metadata.identityEnd(), metadata.rule())
          .rows()
          .add(metadata);
      return;
    }
    members(recordSortKey, bytes, 0, bytes.length);
  }

  /** Takes a record of members that stands amid other bytes. */
  private void members(long recordSortKey, byte[] bytes, int from, int to) throws IOException {
    enter(recordSortKey);
    record.read(bytes, from, to);
    Group group = group(bytes, record.identityStart(), record.identityEnd(), record.rule());
    while (record.next()) {
      group.add(record.member());
    }
  }

  @Override
  public void single(long recordSortKey, byte[] bytes, int from, int to, boolean repeated)
      throws IOException {
    members(recordSortKey, bytes, from, to);
  }

  private void enter(long recordSortKey) throws IOException {
    if (used > 0 && recordSortKey != sortKey) {
      finish();
    }
    sortKey = recordSortKey;
  }

  /** The group of an identity. */
  private Group group(byte[] bytes, int from, int to, int rule) {
    if (used > 0 && groups.get(last).is(bytes, from, to)) {
      return groups.get(last);
    }
    for (int i = 0; i < used; i++) {
      if (groups.get(i).is(bytes, from, to)) {
        last = i;
        return groups.get(i);
      }
    }
    if (used == groups.size()) {
      groups.add(new Group());
    }
    last = used++;
    Group group = groups.get(last);
    group.begin(
        bytes,
        from,
        to,
        GroupIdentity.bucketEnd(plan, bytes, from),
        buckets.of(GroupIdentity.bucket(plan, bytes, from)),
        plan.rules().rule(rule),
        rule);
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
