package io.bucketspec.run;

import io.bucketspec.inventory.CsvForm;
import io.bucketspec.inventory.DataFormat;
import io.bucketspec.inventory.InventoryFormat;
import io.bucketspec.inventory.RowLayout;
import io.bucketspec.inventory.Snapshot;
import io.bucketspec.inventory.StatedTotals;
import io.bucketspec.run.LocalSteps.TestRow;
import io.bucketspec.run.ledger.LedgerAccess;
import io.bucketspec.run.ledger.LedgerFolder;
import io.bucketspec.run.ledger.LedgerReader;
import io.bucketspec.run.ledger.LedgerRun;
import io.bucketspec.run.ledger.LedgerTable;
import io.bucketspec.run.ledger.NightRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Runs of one job night after night, each with its ledger, in memory and without Spark. */
final class Nights {
  final MemoryLedger ledger = new MemoryLedger();
  final Map<String, MemoryRunStore> runs = new TreeMap<>();
  private final JobOptions job;
  private final int buckets;
  private final MemoryTable table;

  /**
   * @param job one that keeps a ledger
   */
  Nights(JobOptions job, int buckets) {
    this.job = job;
    this.buckets = buckets;
    this.table = new MemoryTable(ledger);
  }

  private Nights(JobOptions job, int buckets, Nights before) {
    this.job = job;
    this.buckets = buckets;
    this.ledger.versions.putAll(before.ledger.versions);
    this.runs.putAll(before.runs);
    this.table = before.table.over(ledger);
  }

  /** The same nights with another job file, and as if the inventory had another size. */
  Nights with(JobOptions other, int otherBuckets) {
    return new Nights(other, otherBuckets, this);
  }

  static Snapshot snapshot(Instant time) {
    return new Snapshot(
        "memory:/inventory/" + time + "/manifest.json",
        InventoryFormat.S3,
        Snapshot.Source.bucket("acme-media"),
        time.toString(),
        Optional.of(time),
        new RowLayout(DataFormat.CSV, CsvForm.S3, List.of("Key")),
        List.of(),
        StatedTotals.NONE,
        List.of(),
        "md5 of " + time);
  }

  private boolean inTable() {
    return job.ledger().table().isPresent();
  }

  private Optional<LedgerTable> table() {
    return job.ledger().table().map(any -> table);
  }

  /** Reads the rows where the job's ledger has them. */
  LedgerReader reader() {
    return inTable() ? table : ledger;
  }

  LedgerFolder folder() {
    return new LedgerFolder("memory:/ledger", ledger, this::run);
  }

  private MemoryRunStore run(String directory) {
    return runs.computeIfAbsent(directory, any -> new MemoryRunStore());
  }

  MemoryRunStore directory(String run) {
    return run("memory:/runs/" + run);
  }

  RunOutcome run(String id, Instant time, List<TestRow> rows) throws IOException {
    return run(id, time, rows, NightRequest.PLAIN);
  }

  RunOutcome run(String id, Instant time, List<TestRow> rows, NightRequest request)
      throws IOException {
    Night night = begin(id, time, rows, request);
    night.publish();
    return night.outcome;
  }

  /** A run about objects that the platform refused. */
  RunOutcome retry(String id, Instant time, List<TestRow> rows, List<String> urls)
      throws IOException {
    Night night = begin(id, time, rows, NightRequest.RETRY, urls);
    night.publish();
    return night.outcome;
  }

  /** A run that has done everything but become a result. */
  Night begin(String id, Instant time, List<TestRow> rows, NightRequest request)
      throws IOException {
    return begin(id, time, rows, request, List.of());
  }

  private Night begin(
      String id, Instant time, List<TestRow> rows, NightRequest request, List<String> urls)
      throws IOException {
    Snapshot snapshot = snapshot(time);
    LedgerRun own =
        LedgerRun.look(
            folder(), job.ledger(), request, snapshot, time, LedgerJobs.of(job), table());
    own.requireNews();
    MemoryRunStore store = directory(id);
    RunClaim claim = RunClaim.take(store, id, "me", time);
    own.adds(id).begin();
    RunPlan whole = TestJobs.plan(job, buckets).with(own.plan(id, true));
    RunPlan plan = urls.isEmpty() ? whole : whole.with(RetryPlan.of(whole, urls));
    Results results =
        LocalSteps.execute(
            plan,
            store,
            parts(rows),
            new LedgerAccess(inTable() ? LedgerReader.EMPTY : ledger, own.adds(id)),
            inTable() ? table.rows(plan.night().segments()) : List.of());
    RunOutcome outcome =
        new RunOutcome(
            id,
            "memory:/runs/" + id,
            job,
            snapshot,
            results,
            List.of(),
            Optional.of(own.night(id)),
            Accounts.checked(results),
            List.of(),
            buckets,
            time,
            time,
            Map.of());
    RunPublication publication =
        new RunPublication(store, claim, new Attempts(1, Duration.ZERO), Optional.of(own));
    return new Night(outcome, publication);
  }

  /** A run that can become a result. */
  record Night(RunOutcome outcome, RunPublication publication) {
    void publish() throws IOException {
      publication.publish(outcome);
    }
  }

  private static List<List<TestRow>> parts(List<TestRow> rows) {
    List<List<TestRow>> parts = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += 50) {
      parts.add(rows.subList(from, Math.min(rows.size(), from + 50)));
    }
    return parts;
  }

  /** The items of a run, as {@link SpecFiles} has them: their URLs by what tells them apart. */
  Map<String, List<String>> items(String run) throws IOException {
    Map<String, List<String>> items = new TreeMap<>();
    for (Map.Entry<String, byte[]> file : directory(run).files.entrySet()) {
      if (file.getKey().startsWith("specs/")) {
        items.putAll(SpecFiles.items(file.getValue()));
      }
    }
    return items;
  }
}
