package io.bucketspec.run;

import io.bucketspec.grouping.Members;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import io.bucketspec.model.Kind;
import java.util.List;

/** The media metadata of an item of one object. Reused: of the item last made for. */
final class ItemMedia {
  private final ByteBuilder object = new ByteBuilder();

  ByteBuilder object() {
    return object;
  }

  void clear() {
    object.clear();
  }

  void make(
      Kind kind,
      Members members,
      int position,
      List<RuleMetadata.Slot> slots,
      List<SourceRows> sources,
      List<Finding> findings) {
    clear();
  }
}
