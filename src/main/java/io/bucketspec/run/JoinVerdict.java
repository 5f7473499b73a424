package io.bucketspec.run;

import io.bucketspec.metadata.JoinTable;
import io.bucketspec.metadata.Several;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What came of joining one side table.
 *
 * @param table the table
 * @param way how its rows came to the items
 * @param rows rows read
 * @param rowsWithoutKey of them those that have nothing to be found by
 * @param rowsWithoutItem of them those that belong to no item, be it written or not
 * @param rowsNotRead of files beside objects, those that could not be read
 * @param items items that got a row
 * @param itemsWithoutRow items that got none
 * @param itemsWithSeveralRows items for which there were several
 * @param itemsWithDifferingMembers items whose members bring different values
 * @param withoutRow a few items without a row: their first keys, each with a sentence
 * @param withoutItem a few rows without an item: what they are found by
 * @param notRead a few files that could not be read, each with a sentence
 */
public record JoinVerdict(
    PlannedTable table,
    MetadataPlan.Way way,
    long rows,
    long rowsWithoutKey,
    long rowsWithoutItem,
    long rowsNotRead,
    long items,
    long itemsWithoutRow,
    long itemsWithSeveralRows,
    long itemsWithDifferingMembers,
    Samples withoutRow,
    List<String> withoutItem,
    Samples notRead) {

  /** The verdicts on all tables of a plan. */
  static List<JoinVerdict> of(MetadataPlan plan, MetadataTables tables, Tally tally) {
    List<JoinVerdict> verdicts = new ArrayList<>();
    for (int i = 0; i < plan.tables().size(); i++) {
      JoinCounts counts = tally.joins.getOrDefault(plan.tables().get(i).name(), new JoinCounts());
      JoinTable table = tables.table(i);
      verdicts.add(
          table == null
              ? of(plan, i, counts)
              : ofBroadcast(plan, i, table, tables.withoutKey(i), counts));
    }
    return verdicts;
  }

  private static JoinVerdict of(MetadataPlan plan, int index, JoinCounts counts) {
    return of(
        plan,
        index,
        counts.rows,
        counts.rowsWithoutKey,
        counts.rowsWithoutItem,
        counts,
        counts.withoutItem);
  }

  private static JoinVerdict ofBroadcast(
      MetadataPlan plan, int index, JoinTable table, long withoutKey, JoinCounts counts) {
    BitSet used = BitSet.valueOf(counts.used);
    KeySamples samples = new KeySamples();
    long unused = 0;
    for (int row = used.nextClearBit(0); row < table.size(); row = used.nextClearBit(row + 1)) {
      unused += table.copies(row);
      samples.add(Arrays.copyOfRange(table.array(row), table.keyFrom(row), table.keyTo(row)));
    }
    return of(plan, index, table.rows() + withoutKey, withoutKey, unused, counts, samples);
  }

  private static JoinVerdict of(
      MetadataPlan plan,
      int index,
      long rows,
      long withoutKey,
      long withoutItem,
      JoinCounts counts,
      KeySamples withoutItemSamples) {
    PlannedTable table = plan.tables().get(index);
    return new JoinVerdict(
        table,
        plan.way(index),
        rows,
        withoutKey,
        withoutItem,
        counts.rowsNotRead,
        counts.items,
        counts.itemsWithoutRow,
        counts.itemsWithSeveralRows,
        counts.itemsWithDifferingMembers,
        counts.withoutRow,
        withoutItemSamples.keys().stream()
            .map(key -> ItemKey.words(table, key, 0))
            .sorted()
            .toList(),
        counts.notRead);
  }

  /** What is to be told of the run. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (itemsWithoutRow > 0 && !table.required()) {
      String sentence =
          Quantity.count(itemsWithoutRow, "item")
              + (itemsWithoutRow == 1 ? " has" : " have")
              + (table.sidecar() ? " no file of metadata" : " no row in '" + table.name() + "'")
              + ", such as that of "
              + first(withoutRow.byKey().keySet())
              + ".";
      findings.add(new Finding(FindingCode.ITEMS_WITHOUT_METADATA, sentence));
    }
    if (rowsWithoutItem + rowsWithoutKey > 0) {
      findings.add(new Finding(FindingCode.ROWS_WITHOUT_ITEM, rowsSentence()));
    }
    if (rowsNotRead > 0) {
      findings.add(new Finding(FindingCode.SIDECARS_NOT_READ, notReadSentence()));
    }
    return findings;
  }

  private String notReadSentence() {
    Optional<String> why = notRead.byKey().values().stream().findFirst();
    return "Of '"
        + table.name()
        + "', "
        + Quantity.count(rowsNotRead, "file")
        + " could not be read, such as "
        + first(notRead.byKey().keySet())
        + ": "
        + why.orElse("?");
  }

  private String rowsSentence() {
    List<String> parts = new ArrayList<>();
    if (rowsWithoutItem > 0) {
      parts.add(
          Quantity.count(rowsWithoutItem, table.sidecar() ? "file" : "row")
              + (rowsWithoutItem == 1 ? " belongs" : " belong")
              + " to no item, such as "
              + first(withoutItem));
    }
    if (rowsWithoutKey > 0) {
      parts.add(
          Quantity.count(rowsWithoutKey, "row")
              + (rowsWithoutKey == 1 ? " has" : " have")
              + " nothing in "
              + String.join(" or ", table.onColumns()));
    }
    return "Of '" + table.name() + "', " + String.join("; ", parts) + ".";
  }

  private static String first(Collection<String> samples) {
    return samples.isEmpty() ? "?" : samples.iterator().next();
  }

  /** The findings on items that fail the run because the table says so. */
  List<FindingCode> failing() {
    List<FindingCode> failing = new ArrayList<>();
    if (table.several() == Several.FAIL && itemsWithSeveralRows > 0) {
      failing.add(FindingCode.SEVERAL_ROWS);
    }
    if (table.differing() == Several.FAIL && itemsWithDifferingMembers > 0) {
      failing.add(FindingCode.DIFFERING_MEMBERS);
    }
    return failing;
  }
}
