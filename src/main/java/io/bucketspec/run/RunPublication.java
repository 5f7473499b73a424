package io.bucketspec.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bucketspec.model.Finding;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;

/**
 * Makes a run a result: the index of its spec files, the report, and last of all {@code
 * _SUCCESS.json}, which is the commit. Whoever finds it may trust the files that the index names.
 */
public final class RunPublication {
  /** The file whose presence makes a directory a result. */
  public static final String SUCCESS = "_SUCCESS.json";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final ObjectMapper LINES = new ObjectMapper();

  private final RunStore store;

  public RunPublication(RunStore store) {
    this.store = store;
  }

  public void publish(RunOutcome outcome) throws IOException {
    emptyTable(TableSchema.ITEMS);
    emptyTable(TableSchema.REJECTS);
    try (PendingFile index = store.create("index.jsonl")) {
      for (SpecFile file : outcome.results().files()) {
        index.out().write(LINES.writeValueAsBytes(file));
        index.out().write('\n');
      }
      index.publish();
    }
    write("report.html", Report.of(outcome).getBytes(StandardCharsets.UTF_8));
    write(SUCCESS, JSON.writeValueAsBytes(success(outcome)));
  }

  /** A table without rows still has its columns. */
  private void emptyTable(TableSchema schema) throws IOException {
    try (TableFile table =
        store.createTable(schema.name() + "/part-00000-columns.parquet", schema)) {
      table.publish();
    }
  }

  private void write(String path, byte[] bytes) throws IOException {
    try (PendingFile file = store.create(path)) {
      OutputStream out = file.out();
      out.write(bytes);
      file.publish();
    }
  }

  private static ObjectNode success(RunOutcome outcome) {
    ObjectNode node = JSON.createObjectNode();
    node.put("run", outcome.id());
    node.put("started", outcome.started().toString());
    node.put("ended", outcome.ended().toString());
    node.put("seconds", outcome.took().toMillis() / 1000.0);
    node.set("inventory", inventory(outcome));
    node.set("counts", counts(outcome));
    ArrayNode findings = node.putArray("findings");
    outcome.findings().forEach(finding -> findings.add(finding(finding)));
    node.putObject("specs")
        .put("files", outcome.results().files().size())
        .put("bytes", outcome.specBytes())
        .put("index", "index.jsonl");
    node.set("options", JobOptionsJson.of(outcome.job()));
    node.put("buckets", outcome.buckets());
    ObjectNode versions = node.putObject("versions");
    outcome.versions().forEach(versions::put);
    return node;
  }

  private static ObjectNode inventory(RunOutcome outcome) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("manifest", outcome.snapshot().manifest())
            .put("manifestMd5", outcome.snapshot().manifestMd5())
            .put("snapshot", outcome.snapshot().name())
            .put("sourceBucket", outcome.snapshot().sourceBucket())
            .put("format", outcome.snapshot().format().name())
            .put("files", outcome.snapshot().files().size());
    outcome.snapshot().created().ifPresent(time -> node.put("created", time.toString()));
    return node;
  }

  private static ObjectNode counts(RunOutcome outcome) {
    Accounts accounts = outcome.accounts();
    Tally tally = outcome.results().tally();
    ObjectNode node = JSON.createObjectNode().put("read", accounts.read());
    node.put("written", accounts.written());
    node.put("filtered", accounts.filtered());
    node.put("rejected", accounts.rejected());
    node.put("superseded", accounts.superseded());
    node.put("items", tally.itemsWritten());
    node.set("writtenByKind", written(tally.writtenByKind));
    node.set("writtenByRule", written(tally.writtenByRule));
    node.set("filteredBy", longs(tally.filtered));
    node.set("rejectedBy", longs(tally.rejected));
    node.set("supersededBy", longs(tally.superseded));
    node.set("findings", longs(tally.findings));
    return node;
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
