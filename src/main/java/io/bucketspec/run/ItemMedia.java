package io.bucketspec.run;

import io.bucketspec.grouping.Members;
import io.bucketspec.metadata.MediaMetadata;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import io.bucketspec.model.Kind;
import io.bucketspec.model.MediaField;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The media metadata of items that are one object. Reused: of the item last made for. */
final class ItemMedia {
  private final Map<Kind, MediaMetadata> byKind = new EnumMap<>(Kind.class);
  private final ByteBuilder object = new ByteBuilder();
  private final ByteBuilder value = new ByteBuilder();

  /** The object as JSON; empty for none. */
  ByteBuilder object() {
    return object;
  }

  void clear() {
    object.clear();
  }

  private static String type(Members members, int position) {
    int from = members.extraStart(position);
    int length = members.extraEnd(position) - from;
    return new String(members.extras(), from, length, StandardCharsets.US_ASCII);
  }

  /**
   * Makes it, of a kind that has it.
   *
   * @param position the object's among the members
   * @param typed whether MIME types of the inventory go with the members
   * @param slots where the fields come from; none if no table gives any
   * @param sources what was found of those
   */
  void make(
      Kind kind,
      Members members,
      int position,
      boolean typed,
      List<RuleMetadata.Slot> slots,
      List<SourceRows> sources,
      List<Finding> findings) {
    List<MediaField> fields = MediaField.of(kind);
    byte[][] values = new byte[fields.size()][];
    for (int i = 0; i < slots.size(); i++) {
      RuleMetadata.Slot slot = slots.get(i);
      value.clear();
      if (slot.source() >= 0 && sources.get(slot.source()).appendFirst(slot.value(), value)) {
        values[i] = value.toByteArray();
      }
    }
    byKind
        .computeIfAbsent(kind, MediaMetadata::new)
        .append(
            values,
            members.size(position),
            typed ? type(members, position) : "",
            members.bytes(),
            members.keyStart(position),
            members.keyEnd(position),
            object,
            findings);
  }
}
