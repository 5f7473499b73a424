package io.bucketspec.run;

import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Kind;
import io.bucketspec.model.MediaField;
import io.bucketspec.model.Reason;
import io.bucketspec.rules.RuleMatch;
import io.bucketspec.spec.Limits;
import java.util.List;
import java.util.Optional;

/**
 * Makes the metadata of items: of what the job file states, and of the rows of side tables that
 * belong to them. Reused: of the item last gathered for.
 */
final class ItemMetadata {
  private final MetadataPlan metadata;
  private final ItemRows rows;
  private final FixedText fixed = new FixedText();
  private final ItemMedia media = new ItemMedia();
  private final ValueSchema schema;
  private final ByteBuilder client = new ByteBuilder();
  private final ByteBuilder rest = new ByteBuilder();

  ItemMetadata(RunPlan plan, MetadataRows rows, Tally tally) {
    this.metadata = plan.metadata();
    this.rows = new ItemRows(plan, rows, tally);
    this.schema = new ValueSchema(metadata.schema());
  }

  /** The client metadata as a JSON object; empty for none. */
  ByteBuilder client() {
    return client;
  }

  /** The media metadata as a JSON object; empty for none. */
  ByteBuilder media() {
    return media.object();
  }

  /**
   * Gathers what belongs to an item.
   *
   * @param match the captures of its first member's key
   * @param findings where what is noticed goes
   * @return why the item is not written, if it isn't
   */
  Optional<Refusal> gather(
      Group group, ItemPlan plan, RuleMatch match, byte[] key, List<Finding> findings) {
    client.clear();
    media.clear();
    if (group.rows().tooMany()) {
      findings.add(tooLarge());
      return gatherMedia(group, plan, List.of(), findings);
    }
    Optional<RuleMetadata> ofRule = metadata.of(group.ruleIndex());
    if (ofRule.isPresent()) {
      ItemRows.Item item = rows.item(group, plan, match, key);
      Optional<Refusal> refusal = rows.find(item, ofRule.get(), findings);
      if (refusal.isPresent()) {
        return refusal;
      }
      assemble(item, ofRule.get(), findings);
    }
    List<RuleMetadata.Slot> slots = ofRule.map(RuleMetadata::media).orElse(List.of());
    return gatherMedia(group, plan, slots, findings);
  }

  private void assemble(ItemRows.Item item, RuleMetadata ofRule, List<Finding> findings) {
    List<SourceRows> sources = rows.found();
    byte[] bucket = item.group().bucket().name();
    fixed.begin(bucket, item.match(), item.key(), item.parts(), findings);
    ofRule
        .shape()
        .append(
            client,
            (index, out) -> {
              RuleMetadata.Slot slot = ofRule.slots().get(index);
              int from = out.length();
              boolean there =
                  slot.source() == RuleMetadata.Slot.FIXED
                      ? fixed.append(slot, out)
                      : sources.get(slot.source()).append(slot.value(), out);
              return there && schema.keeps(slot.path(), out, from, findings);
            });
    if (ofRule.rest() >= 0) {
      rest.clear();
      sources.get(ofRule.rest()).appendFirst(0, rest);
      RestOfObject.append(client, rest, schema, findings);
    }
    if (client.length() > Limits.MAX_METADATA_BYTES) {
      findings.add(tooLarge());
      client.clear();
    }
  }

  /** The same whether it was made or is known to be too large before, which the way decides. */
  static Finding tooLarge() {
    return new Finding(
        FindingCode.METADATA_TOO_LARGE,
        "Its client metadata has more than the "
            + Limits.MAX_METADATA_BYTES
            + " bytes that the platform takes: take fewer columns or rows.");
  }

  private Optional<Refusal> gatherMedia(
      Group group, ItemPlan item, List<RuleMetadata.Slot> slots, List<Finding> findings) {
    boolean strict = metadata.strictClientOnly();
    boolean found =
        slots.stream()
            .anyMatch(slot -> slot.source() >= 0 && !rows.found().get(slot.source()).isEmpty());
    Kind kind = item.kind();
    if (group.rule().single() && MediaField.mediaKey(kind).isPresent() && (strict || found)) {
      boolean typed = metadata.tellsMimeType(group.rule(), group.ruleIndex());
      media.make(kind, group.members(), item.from(), typed, slots, rows.found(), findings);
    }
    return strict && media.object().length() == 0
        ? Optional.of(new Refusal(Reason.NO_MEDIA_METADATA, noMedia(findings)))
        : Optional.empty();
  }

  private static String noMedia(List<Finding> findings) {
    String why =
        findings.stream()
            .filter(finding -> finding.code() == FindingCode.MEDIA_INCOMPLETE)
            .map(finding -> " " + finding.sentence())
            .findFirst()
            .orElse("");
    return "It has no media metadata, which 'strictClientOnly' needs." + why;
  }

  /**
   * Notes the rows that belong to an item that is not written for another reason.
   *
   * @param match the captures of the item's key
   */
  void note(Group group, ItemPlan plan, RuleMatch match, byte[] key) {
    metadata
        .of(group.ruleIndex())
        .ifPresent(ofRule -> rows.note(rows.item(group, plan, match, key), ofRule));
  }

  /** Counts the rows that came to a group and that no item of it got. */
  void countUnused(Group group) {
    rows.countUnused(group);
  }

  /** Counts which rows were found, once all items are made. */
  void count() {
    rows.count();
  }
}
