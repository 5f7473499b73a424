package io.bucketspec.run;

import io.bucketspec.metadata.ValueType;
import io.bucketspec.metadata.ValueWriter;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import io.bucketspec.rules.RuleMatch;
import io.bucketspec.rules.TitleParts;
import java.util.IdentityHashMap;
import java.util.List;

/** Values that the job file states. Reused: for the key last begun with. */
final class FixedText {
  private final ByteBuilder text = new ByteBuilder();
  private final IdentityHashMap<RuleMetadata.Slot, ValueWriter> writers = new IdentityHashMap<>();
  private byte[] bucket;
  private RuleMatch match;
  private byte[] key;
  private TitleParts parts;
  private List<Finding> findings;

  void begin(
      byte[] newBucket,
      RuleMatch newMatch,
      byte[] newKey,
      TitleParts newParts,
      List<Finding> newFindings) {
    bucket = newBucket;
    match = newMatch;
    key = newKey;
    parts = newParts;
    findings = newFindings;
  }

  /** Appends a value; false, and nothing, if a capture of it took no part. */
  boolean append(RuleMetadata.Slot slot, ByteBuilder out) {
    if (slot.text() == null) {
      out.append(slot.json());
      return true;
    }
    text.clear();
    return slot.text().append(match, key, key.length, bucket, parts, text)
        && writers.computeIfAbsent(slot, FixedText::writer).write(text.toString(), out, findings);
  }

  private static ValueWriter writer(RuleMetadata.Slot slot) {
    return new ValueWriter(String.join(".", slot.path()), ValueType.ANY, slot.path(), false);
  }
}
