package io.bucketspec.run;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Kind;
import io.bucketspec.model.Reason;
import io.bucketspec.run.ledger.NightChange;
import io.bucketspec.run.ledger.NightCount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a task counted. Tallies travel with the rows of the task that made them, so that a retried
 * task counts once, and add up in any order to the same sum.
 */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
public final class Tally {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Rows of the inventory, whatever became of them. */
  long rowsRead;

  /** The sizes that those rows state, as far as they do, summed. */
  long bytesRead;

  /** The buckets that rows are of, where there are several. */
  final BucketTally buckets = new BucketTally();

  /** Objects that were to be written and whose size the inventory does not state. */
  long sizesNotStated;

  /** Rows of the tag table. */
  long tagRows;

  /** Rows of the tag table that state no key. */
  long tagRowsWithoutKey;

  /** Rows of the tag table whose key no rule by series takes. */
  long tagRowsElsewhere;

  /** Rows of the tag table that name no object of the inventory. */
  long tagRowsWithoutObject;

  /** What was counted of side tables, by their names. */
  final SortedMap<String, JoinCounts> joins = new TreeMap<>();

  /** Rows that are no current object, by what they are instead. */
  final SortedMap<String, Long> superseded = new TreeMap<>();

  /** Objects left out on purpose, by the rule that says so, and folder markers. */
  final SortedMap<String, Long> filtered = new TreeMap<>();

  /** Objects not written, by reason code. */
  final SortedMap<String, Long> rejected = new TreeMap<>();

  /** Objects of items that were published before, by what the night found of them. */
  final SortedMap<String, Long> known = new TreeMap<>();

  /** Objects that wait for a later night, by what the night found of them. */
  final SortedMap<String, Long> held = new TreeMap<>();

  /** What the night found, by the labels of {@link NightChange}. */
  final SortedMap<String, NightCount> night = new TreeMap<>();

  /** Which of the objects that a run is about are there, by their numbers. */
  final SortedSet<Integer> askedFound = new TreeSet<>();

  /** What was written, by kind. */
  final SortedMap<String, Written> writtenByKind = new TreeMap<>();

  /** What was written, by rule. */
  final SortedMap<String, Written> writtenByRule = new TreeMap<>();

  /** Findings on items, by code. */
  final SortedMap<String, Long> findings = new TreeMap<>();

  /** The files of the run's tables, by their paths. */
  final SortedMap<String, TablePart> tableParts = new TreeMap<>();

  /** The files that a run adds to its ledger, by their buckets. */
  final SortedMap<Integer, TablePart> ledgerParts = new TreeMap<>();

  /** A few of what was rejected, by reason code. */
  final SortedMap<String, Samples> rejectedSamples = new TreeMap<>();

  /** A few keys of the tag table that name no object. */
  final Samples tagsWithoutObject = new Samples();

  /** A few of the findings, by code. */
  final SortedMap<String, Samples> findingSamples = new TreeMap<>();

  /**
   * Items written, and the objects in them.
   *
   * @param items entries of spec files
   * @param objects the objects they name
   * @param mediaBytes the sizes of those objects, summed
   */
  public record Written(long items, long objects, long mediaBytes) {
    Written plus(Written other) {
      return new Written(
          items + other.items, objects + other.objects, mediaBytes + other.mediaBytes);
    }
  }

  /**
   * One file of a table.
   *
   * @param rows how many it holds
   * @param bytes the file's size
   */
  record TablePart(long rows, long bytes) {}

  /** The counts of a side table. */
  JoinCounts join(String table) {
    return joins.computeIfAbsent(table, any -> new JoinCounts());
  }

  void filtered(String what, long objects) {
    filtered.merge(what, objects, Long::sum);
  }

  void superseded(String what) {
    superseded.merge(what, 1L, Long::sum);
  }

  void filtered(String what) {
    filtered.merge(what, 1L, Long::sum);
  }

  void rejected(Reason reason, long objects, String key, String sentence) {
    rejected.merge(reason.code(), objects, Long::sum);
    rejectedSamples.computeIfAbsent(reason.code(), code -> new Samples()).add(key, sentence);
  }

  /** Counts what the night found of an item. */
  void night(NightChange change, long objects) {
    night.merge(change.label(), new NightCount(1, objects), NightCount::plus);
  }

  /** Counts objects by themselves that are as they were published. */
  void unchanged(long objects) {
    night.merge(NightChange.UNCHANGED.label(), new NightCount(objects, objects), NightCount::plus);
    known(NightChange.UNCHANGED, objects);
  }

  void known(NightChange change, long objects) {
    known.merge(change.label(), objects, Long::sum);
  }

  void held(NightChange change, long objects) {
    held.merge(change.label(), objects, Long::sum);
  }

  void written(Kind kind, String rule, Written written) {
    writtenByKind.merge(kind.label(), written, Written::plus);
    writtenByRule.merge(rule, written, Written::plus);
  }

  void finding(Finding finding, String item) {
    findings.merge(finding.code().code(), 1L, Long::sum);
    findingSamples
        .computeIfAbsent(finding.code().code(), code -> new Samples())
        .add(item, finding.sentence());
  }

  /** Adds another task's counts to these. */
  public void add(Tally other) {
    rowsRead += other.rowsRead;
    bytesRead += other.bytesRead;
    sizesNotStated += other.sizesNotStated;
    tagRows += other.tagRows;
    tagRowsWithoutKey += other.tagRowsWithoutKey;
    tagRowsElsewhere += other.tagRowsElsewhere;
    tagRowsWithoutObject += other.tagRowsWithoutObject;
    buckets.add(other.buckets);
    addAll(superseded, other.superseded);
    addAll(filtered, other.filtered);
    addAll(rejected, other.rejected);
    addAll(known, other.known);
    addAll(held, other.held);
    askedFound.addAll(other.askedFound);
    other.night.forEach((k, v) -> night.merge(k, v, NightCount::plus));
    addAll(findings, other.findings);
    other.writtenByKind.forEach((k, v) -> writtenByKind.merge(k, v, Written::plus));
    other.writtenByRule.forEach((k, v) -> writtenByRule.merge(k, v, Written::plus));
    tableParts.putAll(other.tableParts);
    ledgerParts.putAll(other.ledgerParts);
    other.rejectedSamples.forEach(
        (k, v) -> rejectedSamples.computeIfAbsent(k, code -> new Samples()).addAll(v));
    tagsWithoutObject.addAll(other.tagsWithoutObject);
    other.joins.forEach((table, counts) -> join(table).add(counts));
    other.findingSamples.forEach(
        (k, v) -> findingSamples.computeIfAbsent(k, code -> new Samples()).addAll(v));
  }

  private static void addAll(SortedMap<String, Long> sums, Map<String, Long> more) {
    more.forEach((key, value) -> sums.merge(key, value, Long::sum));
  }

  static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  long objectsWritten() {
    return writtenByKind.values().stream().mapToLong(Written::objects).sum();
  }

  long itemsWritten() {
    return writtenByKind.values().stream().mapToLong(Written::items).sum();
  }

  /** How often a finding was made. */
  long count(FindingCode code) {
    return findings.getOrDefault(code.code(), 0L);
  }

  byte[] toBytes() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Tally ofBytes(byte[] bytes, int from, int to) {
    try {
      return JSON.readValue(bytes, from, to - from, Tally.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
