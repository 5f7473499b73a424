package io.bucketspec.run;

import io.bucketspec.grouping.Members;
import io.bucketspec.metadata.Several;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Kind;
import io.bucketspec.model.MediaField;
import io.bucketspec.model.Reason;
import io.bucketspec.rules.CompiledRule;
import io.bucketspec.rules.RuleMatch;
import io.bucketspec.rules.TitleParts;
import io.bucketspec.spec.Limits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Gathers the metadata of items: what the job file states, and the rows of side tables that belong
 * to them. Reused: of the item last gathered for.
 */
final class ItemMetadata {
  private static final MetadataRecord.MemberKey WHOLE = MetadataRecord.MemberKey.WHOLE;

  private final RunPlan plan;
  private final MetadataPlan metadata;
  private final MetadataRows rows;
  private final Tally tally;
  private final ItemKey keys;
  private final FixedText fixed;
  private final ItemMedia media;
  private final ValueSchema schema;
  private final RuleMatch memberMatch = new RuleMatch();
  private final List<SourceRows> sources = new ArrayList<>();
  private final ByteBuilder client = new ByteBuilder();
  private final ByteBuilder rest = new ByteBuilder();

  ItemMetadata(RunPlan plan, MetadataRows rows, Tally tally) {
    this.plan = plan;
    this.metadata = plan.metadata();
    this.rows = rows;
    this.tally = tally;
    this.keys = new ItemKey(plan);
    this.fixed = new FixedText(plan.bucketBytes());
    this.media = new ItemMedia();
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

  /** An item, and the key that its texts are made of. */
  private record Item(
      Group group, ItemPlan plan, RuleMatch match, byte[] key, TitleParts parts, String title) {
    CompiledRule rule() {
      return group.rule();
    }
  }

  /**
   * Gathers what belongs to an item.
   *
   * @param match the captures of its first member's key
   * @param title the item's, for people
   * @param findings where what is noticed goes
   * @return why the item is not written, if it isn't
   */
  Optional<Refusal> gather(
      Group group,
      ItemPlan itemPlan,
      RuleMatch match,
      byte[] key,
      String title,
      List<Finding> findings) {
    client.clear();
    media.clear();
    Optional<RuleMetadata> ofRule = metadata.of(group.ruleIndex());
    if (ofRule.isPresent()) {
      TitleParts parts = keys.parts(group.rule(), group.identity(), itemPlan.alone(), match, key);
      Item item = new Item(group, itemPlan, match, key, parts, title);
      Optional<Refusal> refusal = findRows(item, ofRule.get(), findings);
      if (refusal.isPresent()) {
        return refusal;
      }
      assemble(item, ofRule.get(), findings);
    }
    return gatherMedia(group, itemPlan, ofRule, findings);
  }

  private Optional<Refusal> findRows(Item item, RuleMetadata ofRule, List<Finding> findings) {
    Optional<Refusal> refusal = Optional.empty();
    for (int i = 0; i < ofRule.sources().size(); i++) {
      if (i == sources.size()) {
        sources.add(new SourceRows());
      }
      Optional<Refusal> of = findRows(item, ofRule.sources().get(i), sources.get(i), findings);
      refusal = refusal.isPresent() ? refusal : of;
    }
    return refusal;
  }

  private Optional<Refusal> findRows(
      Item item, RuleMetadata.Source source, SourceRows found, List<Finding> findings) {
    PlannedTable table = metadata.tables().get(source.table());
    boolean byMember = source.byMember() && item.plan().kind().grouped();
    found.begin(table, byMember);
    JoinCounts counts = tally.join(table.name());
    Optional<Refusal> refusal =
        byMember
            ? ofMembers(item, source, table, found, counts, findings)
            : ofItem(item, source, table, found, counts, findings);
    if (found.isEmpty()) {
      counts.itemsWithoutRow++;
      String key = new String(item.key(), StandardCharsets.UTF_8);
      if (!table.required() && !counts.withoutRow.wants(key)) {
        return Optional.empty();
      }
      String sentence = without(item, source, table);
      counts.withoutRow.add(key, sentence);
      return table.required()
          ? Optional.of(new Refusal(Reason.NO_METADATA, sentence))
          : Optional.empty();
    }
    counts.items++;
    found.addProblems(findings);
    return refusal;
  }

  private String without(Item item, RuleMetadata.Source source, PlannedTable table) {
    if (table.sidecar()) {
      return "No object of the item has a file of metadata beside it.";
    }
    ByteBuilder key = keyOf(item, source, table, item.match(), item.key());
    if (key == null) {
      return "What '" + table.name() + "' is joined on is not there: a capture took no part.";
    }
    return "'"
        + table.name()
        + "' has no row with "
        + ItemKey.words(table, key.toByteArray(), 0)
        + ".";
  }

  private ByteBuilder keyOf(
      Item item, RuleMetadata.Source source, PlannedTable table, RuleMatch match, byte[] key) {
    return keys.of(source, table, item.rule(), match, key, item.parts());
  }

  private Optional<Refusal> ofItem(
      Item item,
      RuleMetadata.Source source,
      PlannedTable table,
      SourceRows found,
      JoinCounts counts,
      List<Finding> findings) {
    ByteBuilder key = keyOf(item, source, table, item.match(), item.key());
    if (key == null) {
      return Optional.empty();
    }
    // A single object's row may have come for its key, or for it as the whole that it is.
    MetadataRecord.MemberKey member =
        source.byMember() ? MetadataRecord.MemberKey.of(item.key(), 0, item.key().length) : WHOLE;
    List<byte[]> own = rows.of(source.table(), key, item.group(), member);
    own.forEach(row -> found.add(row, item.plan().from()));
    return own.size() > 1 ? several(table, found, own.size(), counts, findings) : Optional.empty();
  }

  private Optional<Refusal> several(
      PlannedTable table, SourceRows found, int count, JoinCounts counts, List<Finding> findings) {
    if (table.several() == Several.LIST) {
      return Optional.empty();
    }
    counts.itemsWithSeveralRows++;
    String values =
        found
            .difference(true)
            .map(two -> ": " + two.column() + " is " + two.one() + " and " + two.another())
            .orElse("");
    String sentence = "'" + table.name() + "' has " + count + " rows for it" + values + ".";
    return judge(
        table.several(), Reason.SEVERAL_ROWS, FindingCode.SEVERAL_ROWS, sentence, findings);
  }

  private static Optional<Refusal> judge(
      Several policy, Reason reason, FindingCode code, String sentence, List<Finding> findings) {
    if (policy.leavesOut()) {
      return Optional.of(new Refusal(reason, sentence));
    }
    findings.add(new Finding(code, sentence + " The first is written."));
    return Optional.empty();
  }

  private Optional<Refusal> ofMembers(
      Item item,
      RuleMetadata.Source source,
      PlannedTable table,
      SourceRows found,
      JoinCounts counts,
      List<Finding> findings) {
    Members members = item.group().members();
    Optional<Refusal> refusal = Optional.empty();
    boolean told = false;
    for (int i = item.plan().from(); i < item.plan().to(); i++) {
      byte[] key = Arrays.copyOfRange(members.bytes(), members.keyStart(i), members.keyEnd(i));
      if (!plan.rules().match(key, key.length, memberMatch)) {
        throw new IllegalStateException("a key no longer matches the rule that took it");
      }
      ByteBuilder joinKey = keyOf(item, source, table, memberMatch, key);
      if (joinKey == null) {
        continue;
      }
      MetadataRecord.MemberKey member = MetadataRecord.MemberKey.of(key, 0, key.length);
      List<byte[]> own = rows.of(source.table(), joinKey, item.group(), member);
      boolean several = own.size() > 1 && table.several() != Several.LIST;
      if (several && !told) {
        told = true;
        SourceRows ofMember = new SourceRows();
        ofMember.begin(table, false);
        for (byte[] row : own) {
          ofMember.add(row, i);
        }
        refusal = several(table, ofMember, own.size(), counts, findings);
      }
      for (byte[] row : several ? own.subList(0, 1) : own) {
        found.add(row, i);
      }
    }
    return refusal.isPresent() ? refusal : differing(item, table, found, counts, findings);
  }

  private Optional<Refusal> differing(
      Item item, PlannedTable table, SourceRows found, JoinCounts counts, List<Finding> findings) {
    if (table.differing() == Several.LIST) {
      return Optional.empty();
    }
    Optional<SourceRows.Difference> difference = found.difference(false);
    if (difference.isEmpty()) {
      return Optional.empty();
    }
    counts.itemsWithDifferingMembers++;
    SourceRows.Difference two = difference.get();
    String sentence =
        "Members bring different values of "
            + two.column()
            + " from '"
            + table.name()
            + "': "
            + two.one()
            + " ("
            + key(item, two.position())
            + ") and "
            + two.another()
            + " ("
            + key(item, two.otherPosition())
            + ").";
    return judge(
        table.differing(),
        Reason.DIFFERING_MEMBERS,
        FindingCode.DIFFERING_MEMBERS,
        sentence,
        findings);
  }

  private static String key(Item item, int position) {
    Members members = item.group().members();
    int from = members.keyStart(position);
    return new String(
        members.bytes(), from, members.keyEnd(position) - from, StandardCharsets.UTF_8);
  }

  private void assemble(Item item, RuleMetadata ofRule, List<Finding> findings) {
    fixed.begin(item.match(), item.key(), item.parts(), findings);
    ofRule
        .shape()
        .append(
            client,
            (index, out) -> {
              RuleMetadata.Slot slot = ofRule.slots().get(index);
              int from = out.length();
              return append(slot, out) && schema.keeps(slot.path(), out, from, findings);
            });
    if (ofRule.rest() >= 0) {
      rest.clear();
      sources.get(ofRule.rest()).appendFirst(0, rest);
      RestOfObject.append(client, rest, schema, findings);
    }
    if (client.length() > Limits.MAX_METADATA_BYTES || item.group().rows().tooMany()) {
      findings.add(new Finding(FindingCode.METADATA_TOO_LARGE, tooLarge(item)));
      client.clear();
    }
  }

  private boolean append(RuleMetadata.Slot slot, ByteBuilder out) {
    return slot.source() == RuleMetadata.Slot.FIXED
        ? fixed.append(slot, out)
        : sources.get(slot.source()).append(slot.value(), out);
  }

  private String tooLarge(Item item) {
    return item.group().rows().tooMany()
        ? "The rows of side tables for it are more than could be its metadata: take fewer columns."
        : "Its client metadata has "
            + client.length()
            + " bytes; the platform takes "
            + Limits.MAX_METADATA_BYTES
            + ": take fewer columns.";
  }

  private Optional<Refusal> gatherMedia(
      Group group, ItemPlan item, Optional<RuleMetadata> ofRule, List<Finding> findings) {
    boolean strict = metadata.strictClientOnly();
    List<RuleMetadata.Slot> slots =
        ofRule.map(RuleMetadata::media).orElse(List.<RuleMetadata.Slot>of());
    boolean found =
        slots.stream()
            .anyMatch(slot -> slot.source() >= 0 && !sources.get(slot.source()).isEmpty());
    Kind kind = item.kind();
    if (group.rule().single() && MediaField.mediaKey(kind).isPresent() && (strict || found)) {
      media.make(kind, group.members(), item.from(), slots, sources, findings);
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

  /** Counts the rows that came to a group and that no item of it got. */
  void countUnused(Group group) {
    group
        .rows()
        .forEachUnused(
            (index, label) -> {
              PlannedTable table = metadata.tables().get(index);
              JoinCounts counts = tally.join(table.name());
              // Rows that came by an exchange of their own have met someone who asked for them.
              if (label.length > 0) {
                counts.rowsWithoutItem++;
                counts.withoutItem.add(label);
              }
            });
  }

  /** Counts which rows were found, once all items are made. */
  void count() {
    rows.count(tally);
  }
}
