package io.bucketspec.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bucketspec.model.Finding;
import io.bucketspec.model.Reason;
import io.bucketspec.run.ledger.LedgerNight;
import io.bucketspec.run.ledger.LedgerRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes a run a result: the index of its spec files and the report, then a look at whether the
 * directory holds just what the run wrote, and last of all {@code _SUCCESS.json}, which is the
 * commit. Whoever finds it may trust the files that the index names.
 *
 * <p>Until then nothing that tasks wrote is a result, whichever attempts of them wrote it, so no
 * file need be moved or copied to publish it, which on an object store would be a copy of all data.
 */
public final class RunPublication {
  /** The file whose presence makes a directory a result. */
  public static final String SUCCESS = "_SUCCESS.json";

  /** The file that names a result's spec files. */
  static final String INDEX = "index.jsonl";

  /** The page about a run. */
  static final String REPORT = "report.html";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final ObjectMapper LINES = new ObjectMapper();

  private final RunStore store;
  private final RunClaim claim;
  private final Attempts attempts;
  private final Optional<LedgerRun> ledger;

  /**
   * @param ledger what comes into force with the run
   */
  public RunPublication(
      RunStore store, RunClaim claim, Attempts attempts, Optional<LedgerRun> ledger) {
    this.store = store;
    this.claim = claim;
    this.attempts = attempts;
    this.ledger = ledger;
  }

  /**
   * Publishes.
   *
   * @throws CommitUnknown if the store can't tell whether the run became a result
   * @throws IOException if it did not
   */
  public void publish(RunOutcome outcome) throws IOException {
    RunContents contents = RunContents.of(outcome.results());
    for (TableSchema schema : tables(outcome)) {
      String path = schema.name() + "/part-00000-columns.parquet";
      contents.add(path, attempts.at(() -> columns(path, schema, outcome)));
    }
    contents.add(INDEX, attempts.at(() -> index(outcome.results())));
    byte[] report = Report.of(outcome).getBytes(StandardCharsets.UTF_8);
    contents.add(REPORT, attempts.at(() -> store.write(REPORT, report)));
    List<StoredFile> listed = attempts.at(store::list);
    contents.check(listed);
    claim.check(listed);
    if (ledger.isPresent()) {
      prepare(outcome);
    }
    byte[] success = JSON.writeValueAsBytes(success(outcome));
    attempts.at(() -> commit(success));
    ledger.ifPresent(it -> it.confirm(outcome.id()));
    tidy();
  }

  private static List<TableSchema> tables(RunOutcome outcome) {
    List<TableSchema> tables = new ArrayList<>(List.of(TableSchema.ITEMS, TableSchema.REJECTS));
    // The first night has nothing to compare with.
    if (outcome.ledger().flatMap(LedgerNight::after).isPresent()) {
      tables.addAll(TableSchema.NIGHT);
    }
    return tables;
  }

  private void prepare(RunOutcome outcome) throws IOException {
    SortedMap<Integer, LedgerRun.Part> parts = new TreeMap<>();
    outcome
        .results()
        .tally()
        .ledgerParts
        .forEach(
            (bucket, part) -> parts.put(bucket, new LedgerRun.Part(part.rows(), part.bytes())));
    ledger.orElseThrow().prepare(outcome.id(), outcome.directory(), outcome.buckets(), parts);
  }

  /**
   * A table without rows still has its columns. What no task could tell goes here: samples of what
   * did not come together with side tables, none of which is an object left out.
   */
  private long columns(String path, TableSchema schema, RunOutcome outcome) throws IOException {
    try (TableFile table = store.createTable(path, schema)) {
      if (schema.equals(TableSchema.REJECTS)) {
        for (JoinVerdict join : outcome.joins()) {
          samples(table, join, outcome.input().bucket().orElse(null));
        }
      }
      return table.publish();
    }
  }

  private static void samples(TableFile table, JoinVerdict join, String bucketOrNull)
      throws IOException {
    if (!join.table().required()) {
      for (Map.Entry<String, String> item : join.withoutRow().byKey().entrySet()) {
        String sentence = item.getValue() + " Its item is written without.";
        table.row(item.getKey(), null, Reason.NO_METADATA.code(), sentence, 0L, null, bucketOrNull);
      }
    }
    for (String row : join.withoutItem()) {
      String sentence = "No item goes with this of '" + join.table().name() + "'.";
      table.row(row, null, Reason.ROW_WITHOUT_ITEM.code(), sentence, 0L, null, null);
    }
  }

  private long index(Results results) throws IOException {
    try (PendingFile index = store.create(INDEX)) {
      for (SpecFile file : results.files()) {
        index.out().write(LINES.writeValueAsBytes(file));
        index.out().write('\n');
      }
      return index.publish();
    }
  }

  /** A store may fail to say that it did what it was told. */
  private boolean commit(byte[] success) throws IOException {
    try {
      store.write(SUCCESS, success);
      return true;
    } catch (IOException e) {
      if (committed(success.length, e)) {
        return true;
      }
      throw e;
    }
  }

  private boolean committed(long bytes, IOException failure) throws CommitUnknown {
    try {
      OptionalLong there = store.size(SUCCESS);
      if (there.isPresent() && there.getAsLong() != bytes) {
        // No store should show a part of a file. A reader would take it for the commit.
        store.delete(SUCCESS);
        return false;
      }
      return there.isPresent();
    } catch (IOException e) {
      failure.addSuppressed(e);
      throw new CommitUnknown(failure);
    }
  }

  /** The run is a result, whether or not what it no longer needs can be taken away. */
  private void tidy() {
    try {
      claim.release();
      store.delete(RunStore.TEMPORARY);
    } catch (IOException e) {
      // No reader looks at either.
    }
  }

  private static ObjectNode success(RunOutcome outcome) {
    ObjectNode node = JSON.createObjectNode();
    node.put("run", outcome.id());
    node.put("started", outcome.started().toString());
    node.put("ended", outcome.ended().toString());
    node.put("seconds", outcome.took().toMillis() / 1000.0);
    node.set(outcome.input().key(), outcome.input().json(outcome.results().tally()));
    node.set("counts", counts(outcome));
    if (outcome.ledger().isPresent()) {
      node.set("night", SummaryJson.night(outcome.results().tally().night));
      node.set("ledger", ledger(outcome.ledger().get()));
    }
    ArrayNode findings = node.putArray("findings");
    outcome.findings().forEach(finding -> findings.add(finding(finding)));
    node.putObject("specs")
        .put("files", outcome.results().files().size())
        .put("bytes", outcome.specBytes())
        .put("index", INDEX);
    node.set("options", outcome.input().options());
    node.put("buckets", outcome.buckets());
    ObjectNode versions = node.putObject("versions");
    outcome.versions().forEach(versions::put);
    return node;
  }

  private static ObjectNode counts(RunOutcome outcome) {
    Accounts accounts = outcome.accounts();
    Tally tally = outcome.results().tally();
    ObjectNode node = JSON.createObjectNode().put("read", accounts.read());
    node.put("written", accounts.written());
    if (outcome.ledger().isPresent()) {
      node.put("known", accounts.known());
      node.put("held", accounts.held());
    }
    node.put("filtered", accounts.filtered());
    node.put("rejected", accounts.rejected());
    node.put("superseded", accounts.superseded());
    node.put("items", tally.itemsWritten());
    node.set("writtenByKind", written(tally.writtenByKind));
    node.set("writtenByRule", written(tally.writtenByRule));
    if (outcome.ledger().isPresent()) {
      node.set("knownBy", longs(tally.known));
      node.set("heldBy", longs(tally.held));
    }
    node.set("filteredBy", longs(tally.filtered));
    node.set("rejectedBy", longs(tally.rejected));
    node.set("supersededBy", longs(tally.superseded));
    node.set("findings", longs(tally.findings));
    if (!outcome.joins().isEmpty()) {
      ObjectNode joins = node.putObject("metadata");
      outcome.joins().forEach(join -> joins.set(join.table().name(), join(join)));
    }
    if (tally.tagRows > 0) {
      node.putObject("tagRows")
          .put("read", tally.tagRows)
          .put("withoutKey", tally.tagRowsWithoutKey)
          .put("ofOtherKeys", tally.tagRowsElsewhere)
          .put("withoutObject", tally.tagRowsWithoutObject);
    }
    return node;
  }

  private static ObjectNode ledger(LedgerNight ledger) {
    return JSON.createObjectNode()
        .put("path", ledger.path())
        .put("version", ledger.version())
        .put("after", ledger.after().orElse(null))
        .put("rows", ledger.rows());
  }

  private static ObjectNode join(JoinVerdict join) {
    return JSON.createObjectNode()
        .put("way", join.way().name().toLowerCase(Locale.ROOT))
        .put("rows", join.rows())
        .put("rowsWithoutKey", join.rowsWithoutKey())
        .put("rowsWithoutItem", join.rowsWithoutItem())
        .put("items", join.items())
        .put("itemsWithoutRow", join.itemsWithoutRow())
        .put("itemsWithSeveralRows", join.itemsWithSeveralRows())
        .put("itemsWithDifferingMembers", join.itemsWithDifferingMembers());
  }

  private static ObjectNode written(SortedMap<String, Tally.Written> counts) {
    ObjectNode node = JSON.createObjectNode();
    counts.forEach(
        (name, written) ->
            node.putObject(name)
                .put("items", written.items())
                .put("objects", written.objects())
                .put("mediaBytes", written.mediaBytes()));
    return node;
  }

  private static ObjectNode longs(Map<String, Long> counts) {
    ObjectNode node = JSON.createObjectNode();
    counts.forEach(node::put);
    return node;
  }

  private static ObjectNode finding(Finding finding) {
    return JSON.createObjectNode()
        .put("code", finding.code().code())
        .put("sentence", finding.sentence());
  }
}
