package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bucketspec.Golden;
import io.bucketspec.inventory.CsvForm;
import io.bucketspec.inventory.DataFormat;
import io.bucketspec.inventory.InventoryFormat;
import io.bucketspec.inventory.RowLayout;
import io.bucketspec.inventory.Snapshot;
import io.bucketspec.inventory.StatedTotals;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Reason;
import io.bucketspec.run.MemoryRunStore.Fault;
import io.bucketspec.spec.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunPublicationTest {
  private static RunOutcome outcome() {
    Tally tally = new Tally();
    tally.rejected(Reason.NO_RULE, 1, "<script>alert(1)</script>", "No rule takes it.");
    tally.rowsRead = 1;
    Results results = new Results(tally, List.of());
    Snapshot snapshot =
        new Snapshot(
            "file:/inventory/manifest.json",
            InventoryFormat.S3,
            Snapshot.Source.bucket("acme-media"),
            "2026-11-21T01-00Z",
            Optional.of(Instant.EPOCH),
            new RowLayout(DataFormat.CSV, CsvForm.S3, List.of("Key")),
            List.of(),
            StatedTotals.NONE,
            List.of(),
            "00");
    return new RunOutcome(
        "one",
        "file:/out/runs/one",
        TestJobs.job(TestJobs.mixedRules(), TestJobs.JSON, Limits.DEFAULT, "site"),
        snapshot,
        results,
        List.of(),
        Optional.empty(),
        Accounts.checked(results),
        List.of(new Finding(FindingCode.NO_CHECKSUM, "It stands \"alone\" & <bare>.")),
        3,
        Instant.EPOCH,
        Instant.EPOCH.plusMillis(1500),
        Map.of("spark", "3.5.9"));
  }

  /** A store in which a run has begun, whose operations are counted from there. */
  private static RunPublication publication(MemoryRunStore store) throws IOException {
    return publication(store, new Attempts(1, Duration.ZERO));
  }

  private static RunPublication publication(MemoryRunStore store, Attempts attempts)
      throws IOException {
    RunClaim claim = RunClaim.take(store, "memory", "me", Instant.EPOCH);
    return new RunPublication(store, claim, attempts, Optional.empty());
  }

  /** Makes an outcome a result, whose spec files hold nothing. */
  static void publish(MemoryRunStore store, RunOutcome outcome) throws IOException {
    RunPublication publication = publication(store);
    for (SpecFile file : outcome.results().files()) {
      store.files.put(file.path(), new byte[(int) file.bytes()]);
    }
    publication.publish(outcome);
  }

  private static MemoryRunStore published() throws IOException {
    MemoryRunStore store = new MemoryRunStore();
    publication(store).publish(outcome());
    return store;
  }

  private static int operationsOfAClaim() throws IOException {
    MemoryRunStore store = new MemoryRunStore();
    publication(store);
    return store.operations();
  }

  @Test
  void aResultHoldsWhatAResultHoldsAndNoMore() throws IOException {
    MemoryRunStore store = published();
    assertThat(store.files).containsOnlyKeys("_SUCCESS.json", "index.jsonl", "report.html");
    assertThat(store.tables)
        .containsOnlyKeys("items/part-00000-columns.parquet", "rejects/part-00000-columns.parquet");
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void whicheverOperationFailsItIsAWholeResultOrNone(Fault fault) throws IOException {
    int first = operationsOfAClaim();
    int end = published().operations();
    int results = 0;
    for (int n = first; n < end; n++) {
      MemoryRunStore store = new MemoryRunStore().failingAt(n, fault);
      RunPublication publication = publication(store);
      Throwable failure = catchThrowable(() -> publication.publish(outcome()));
      boolean result = store.files.containsKey("_SUCCESS.json");
      assertThat(failure == null).as("operation %d, %s: %s", n, fault, failure).isEqualTo(result);
      if (result) {
        assertThat(store.files).containsKeys("index.jsonl", "report.html");
        results++;
      } else {
        assertThat(failure).isInstanceOf(IOException.class).hasMessageContaining(" today");
      }
    }
    // What fails after the commit is only what tidies up; done all the same, the commit counts too.
    assertThat(results).isEqualTo(fault == Fault.DONE_ALL_THE_SAME ? 3 : 2);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aStoreThatFailsThreeTimesIsAskedAFourthTime(Fault fault) throws IOException {
    int first = operationsOfAClaim();
    int end = published().operations();
    for (int n = first; n < end; n++) {
      MemoryRunStore store = new MemoryRunStore();
      RunPublication publication = publication(store, new Attempts(4, Duration.ZERO));
      store.failingAt(n, fault).untilOperation(n + 3);
      publication.publish(outcome());
      assertThat(store.files)
          .as("operations from %d, %s", n, fault)
          .containsKeys("_SUCCESS.json", "index.jsonl", "report.html");
    }
  }

  @Test
  void aCommitThatTheStoreCantTellOfIsNeitherClaimedNorDenied() throws IOException {
    MemoryRunStore store = new MemoryRunStore();
    RunPublication publication = publication(store);
    store.failingFrom(published().operations() - 3, Fault.DONE_ALL_THE_SAME);
    assertThatThrownBy(() -> publication.publish(outcome()))
        .isInstanceOf(CommitUnknown.class)
        .hasMessage("Whether _SUCCESS.json was written can't be told")
        .hasRootCauseMessage("no publish of _SUCCESS.json today");
  }

  private static void refuses(MemoryRunStore store, RunPublication publication, String message) {
    assertThatThrownBy(() -> publication.publish(outcome())).hasMessage(message);
    assertThat(store.files).doesNotContainKey("_SUCCESS.json");
  }

  @Test
  void aFileThatNobodyOfTheRunWroteIsNotPublished() throws IOException {
    MemoryRunStore store = new MemoryRunStore();
    RunPublication publication = publication(store);
    store.files.put("specs/image/batch-00007.json", new byte[3]);
    refuses(
        store,
        publication,
        "The run's directory doesn't hold what the run wrote: specs/image/batch-00007.json is"
            + " there, but no task of this run wrote it. Nothing is published.");
  }

  @Test
  void aRunWhoseClaimIsGoneOrSharedDoesNotPublish() throws IOException {
    MemoryRunStore gone = new MemoryRunStore();
    RunPublication ofGone = publication(gone);
    gone.files.remove("_running-me");
    refuses(
        gone,
        ofGone,
        "memory is no longer this run's alone: its claim was removed. Nothing is published.");

    MemoryRunStore shared = new MemoryRunStore();
    RunPublication ofShared = publication(shared);
    shared.files.put("_running-you", new byte[0]);
    refuses(
        shared,
        ofShared,
        "memory is no longer this run's alone: another run began in it. Nothing is published.");
  }

  @Test
  void whatIsPublishedIsAsItWas() throws IOException {
    MemoryRunStore store = published();
    for (String file : List.of("_SUCCESS.json", "report.html")) {
      Golden.assertEqual("io/bucketspec/run/" + file, store.files.get(file));
    }
  }

  @Test
  void theReportEscapesWhatItShows() throws IOException {
    MemoryRunStore store = published();
    String report = new String(store.files.get("report.html"), StandardCharsets.UTF_8);
    assertThat(report)
        .doesNotContain("<script")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .contains("It stands &quot;alone&quot; &amp; &lt;bare&gt;.");
  }

  @Test
  void theSummaryShowsWhatMovesTheCursorAsItsNumber() {
    Tally tally = new Tally();
    tally.rowsRead = 1;
    tally.rejected(Reason.NO_RULE, 1, "a\u001b[2Jb", "No rule takes it.");
    Results results = new Results(tally, List.of());
    RunOutcome of = outcome();
    RunOutcome outcome =
        new RunOutcome(
            of.id(),
            of.directory(),
            of.input(),
            results,
            List.of(),
            Optional.empty(),
            Accounts.checked(results),
            of.findings(),
            1,
            of.started(),
            of.ended(),
            of.versions());
    assertThat(Summary.ofRun(outcome)).contains("such as 'a\\u001b[2Jb'").doesNotContain("\u001b");
  }
}
