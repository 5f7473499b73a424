package io.bucketspec.run;

import io.bucketspec.grouping.Members;
import io.bucketspec.metadata.Several;
import io.bucketspec.model.ByteBuilder;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Reason;
import io.bucketspec.rules.GroupBy;
import io.bucketspec.rules.RuleMatch;
import io.bucketspec.rules.TitleParts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the rows of side tables that belong to items, and judges whether each has as many as it may
 * have. Reused: of the item last found for.
 */
final class ItemRows {
  /** Only that of a series says more of an item's texts than its key. */
  private static final byte[] NO_IDENTITY = {};

  private final RunPlan plan;
  private final MetadataPlan metadata;
  private final MetadataRows rows;
  private final Tally tally;
  private final ItemKey keys;
  private final RuleMatch memberMatch = new RuleMatch();
  private final SourceRows ofOne = new SourceRows();
  private final List<SourceRows> found = new ArrayList<>();

  ItemRows(RunPlan plan, MetadataRows rows, Tally tally) {
    this.plan = plan;
    this.metadata = plan.metadata();
    this.rows = rows;
    this.tally = tally;
    this.keys = new ItemKey(plan);
  }

  /**
   * An item.
   *
   * @param match the captures of the key that its texts are made of
   */
  record Item(Group group, ItemPlan plan, RuleMatch match, byte[] key, TitleParts parts) {}

  Item item(Group group, ItemPlan item, RuleMatch match, byte[] key) {
    boolean series = group.rule().group() instanceof GroupBy.Series;
    byte[] identity = series ? group.identity() : NO_IDENTITY;
    TitleParts parts = keys.parts(group.rule(), identity, item.alone(), match, key);
    return new Item(group, item, match, key, parts);
  }

  /** What was found in each of the sources, in their order. */
  List<SourceRows> found() {
    return found;
  }

  /**
   * Finds the rows of an item in all sources.
   *
   * @return why the item is not written, if it isn't
   */
  Optional<Refusal> find(Item item, RuleMetadata ofRule, List<Finding> findings) {
    Optional<Refusal> refusal = Optional.empty();
    for (int i = 0; i < ofRule.sources().size(); i++) {
      if (i == found.size()) {
        found.add(new SourceRows());
      }
      // All are looked at, so that the rows of those behind are not counted as of no item.
      Optional<Refusal> one = find(item, ofRule.sources().get(i), found.get(i), findings);
      refusal = refusal.isPresent() ? refusal : one;
    }
    return refusal;
  }

  private Optional<Refusal> find(
      Item item, RuleMetadata.Source source, SourceRows into, List<Finding> findings) {
    PlannedTable table = metadata.tables().get(source.table());
    JoinCounts counts = tally.join(table.name());
    into.begin(table, source.byMember());
    List<byte[]> several = take(item, source, table, into);
    if (into.isEmpty()) {
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
    into.addProblems(findings);
    Optional<Refusal> refusal = Optional.empty();
    if (!several.isEmpty()) {
      counts.itemsWithSeveralRows++;
      refusal = several(table, several, findings);
    }
    return refusal.isPresent() || !source.byMember()
        ? refusal
        : differing(item, table, into, counts, findings);
  }

  /** Takes what belongs to an item; the first rows where one is wanted and there are several. */
  private List<byte[]> take(
      Item item, RuleMetadata.Source source, PlannedTable table, SourceRows into) {
    List<byte[]> several = new ArrayList<>();
    boolean all = table.several() == Several.LIST;
    look(
        item,
        source,
        table,
        (own, position) -> {
          if (own.size() > 1 && !all && several.isEmpty()) {
            several.addAll(own.subList(0, 2));
          }
          if (!own.isEmpty()) {
            into.bring(all ? own : own.subList(0, 1), position);
          }
        });
    return several;
  }

  /** Takes the rows of an item, or of one of its members. */
  private interface Look {
    void rows(List<byte[]> own, int position);
  }

  private void look(Item item, RuleMetadata.Source source, PlannedTable table, Look look) {
    Members members = item.group().members();
    int from = item.plan().from();
    if (!source.byMember()) {
      ByteBuilder key = keyOf(item, source, table, item.match(), item.key());
      if (key != null) {
        MetadataRecord.MemberKey whole = MetadataRecord.MemberKey.WHOLE;
        look.rows(rows.of(source.table(), key, item.group(), whole), from);
      }
      return;
    }
    for (int i = from; i < item.plan().to(); i++) {
      byte[] memberKey = members.key(i);
      if (!plan.rules().match(memberKey, memberKey.length, memberMatch)) {
        throw new IllegalStateException("a key no longer matches the rule that took it");
      }
      ByteBuilder key = keyOf(item, source, table, memberMatch, memberKey);
      if (key != null) {
        MetadataRecord.MemberKey member =
            MetadataRecord.MemberKey.of(memberKey, 0, memberKey.length);
        look.rows(rows.of(source.table(), key, item.group(), member), i);
      }
    }
  }

  /** Notes that the rows of an item that is not written have met their objects all the same. */
  void note(Item item, RuleMetadata ofRule) {
    for (RuleMetadata.Source source : ofRule.sources()) {
      look(item, source, metadata.tables().get(source.table()), (own, position) -> {});
    }
  }

  private ByteBuilder keyOf(
      Item item, RuleMetadata.Source source, PlannedTable table, RuleMatch match, byte[] key) {
    Group group = item.group();
    return keys.of(source, table, group.rule(), group.bucket(), match, key, item.parts());
  }

  private String without(Item item, RuleMetadata.Source source, PlannedTable table) {
    if (table.sidecar()) {
      return "No object of the item has a file of metadata beside it.";
    }
    ByteBuilder key = keyOf(item, source, table, item.match(), item.key());
    return key == null
        ? "It lacks what '"
            + table.name()
            + "' is joined on: a capture took no part in the match, or the text is empty."
        : "'" + table.name() + "' has no row with " + words(table, key) + ".";
  }

  private static String words(PlannedTable table, ByteBuilder key) {
    return ItemKey.words(table, key.toByteArray(), 0);
  }

  /** Judges that an item, or one of its members, has several rows, of which these are the first. */
  private Optional<Refusal> several(
      PlannedTable table, List<byte[]> first, List<Finding> findings) {
    ofOne.begin(table, false);
    first.forEach(row -> ofOne.bring(List.of(row), 0));
    String values =
        ofOne
            .difference(true)
            .map(two -> ": " + two.column() + " is " + two.one() + " and " + two.another())
            .orElse("");
    String sentence = "'" + table.name() + "' has several rows for it" + values + ".";
    return judge(
        table.several(), Reason.SEVERAL_ROWS, FindingCode.SEVERAL_ROWS, sentence, findings);
  }

  private static Optional<Refusal> differing(
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
            + keyText(item, two.position())
            + ") and "
            + two.another()
            + " ("
            + keyText(item, two.otherPosition())
            + ").";
    return judge(
        table.differing(),
        Reason.DIFFERING_MEMBERS,
        FindingCode.DIFFERING_MEMBERS,
        sentence,
        findings);
  }

  private static Optional<Refusal> judge(
      Several policy, Reason reason, FindingCode code, String sentence, List<Finding> findings) {
    if (policy.leavesOut()) {
      return Optional.of(new Refusal(reason, sentence));
    }
    findings.add(new Finding(code, sentence + " The first is written."));
    return Optional.empty();
  }

  private static String keyText(Item item, int position) {
    return new String(item.group().members().key(position), StandardCharsets.UTF_8);
  }

  /** Counts the rows that came to a group and that no item of it got. */
  void countUnused(Group group) {
    group
        .rows()
        .forEachUnused(
            (index, label, copies) -> {
              PlannedTable table = metadata.tables().get(index);
              JoinCounts counts = tally.join(table.name());
              // Rows that came by an exchange of their own have met someone who asked for them.
              if (label.length > 0) {
                counts.rowsWithoutItem += copies;
                counts.withoutItem.add(label);
              }
            });
  }

  /** Counts which rows were found, once all items are made. */
  void count() {
    rows.count(tally);
  }
}
