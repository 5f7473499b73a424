package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds nothing, and notes what was asked for. */
final class AskedRows implements MetadataRows {
  private final Set<Bytes> asked = new HashSet<>();

  Set<Bytes> asked() {
    return asked;
  }

  @Override
  public List<byte[]> of(int table, ByteBuilder key, Group group, MetadataRecord.MemberKey member) {
    asked.add(RowQuery.asked(table, key.toByteArray()));
    return List.of();
  }

  @Override
  public void count(Tally tally) {
    // Nothing was found.
  }
}
