package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.Golden;
import io.bucketspec.inventory.DataFormat;
import io.bucketspec.inventory.Snapshot;
import io.bucketspec.model.Finding;
import io.bucketspec.model.FindingCode;
import io.bucketspec.model.Reason;
import io.bucketspec.spec.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunPublicationTest {
  private static RunOutcome outcome() {
    Tally tally = new Tally();
    tally.rejected(Reason.NO_RULE, 1, "<script>alert(1)</script>", "No rule takes it.");
    tally.rowsRead = 1;
    Results results = new Results(tally, List.of());
    Snapshot snapshot =
        new Snapshot(
            "file:/inventory/manifest.json",
            "acme-media",
            "2026-11-21T01-00Z",
            Optional.of(Instant.EPOCH),
            DataFormat.CSV,
            List.of("Key"),
            List.of(),
            List.of(),
            "00");
    return new RunOutcome(
        "one",
        "file:/out/runs/one",
        TestJobs.job(TestJobs.mixedRules(), TestJobs.JSON, Limits.DEFAULT, "site"),
        snapshot,
        results,
        Accounts.checked(results),
        List.of(new Finding(FindingCode.NO_CHECKSUM, "It stands \"alone\" & <bare>.")),
        3,
        Instant.EPOCH,
        Instant.EPOCH.plusMillis(1500),
        Map.of("spark", "3.5.9"));
  }

  @Test
  void successComesLastAndOnlyIfAllElseCame() throws IOException {
    MemoryRunStore whole = new MemoryRunStore();
    new RunPublication(whole).publish(outcome());
    assertThat(whole.files).containsOnlyKeys("_SUCCESS.json", "index.jsonl", "report.html");
    assertThat(whole.tables).hasSize(2);

    int operations = whole.operations();
    for (int n = 0; n < operations; n++) {
      MemoryRunStore failing = new MemoryRunStore().failingAt(n);
      assertThatThrownBy(() -> new RunPublication(failing).publish(outcome()))
          .as("failure of operation %d", n)
          .isInstanceOf(IOException.class);
      assertThat(failing.files).as("failure of operation %d", n).doesNotContainKey("_SUCCESS.json");
    }
  }

  @Test
  void whatIsPublishedIsAsItWas() throws IOException {
    MemoryRunStore store = new MemoryRunStore();
    new RunPublication(store).publish(outcome());
    for (String file : List.of("_SUCCESS.json", "report.html")) {
      Golden.assertEqual("io/bucketspec/run/" + file, store.files.get(file));
    }
  }

  @Test
  void theReportEscapesWhatItShows() throws IOException {
    MemoryRunStore store = new MemoryRunStore();
    new RunPublication(store).publish(outcome());
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
            of.job(),
            of.snapshot(),
            results,
            Accounts.checked(results),
            of.findings(),
            1,
            of.started(),
            of.ended(),
            of.versions());
    assertThat(Summary.ofRun(outcome)).contains("such as 'a\\u001b[2Jb'").doesNotContain("\u001b");
  }
}
