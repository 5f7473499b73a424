package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bucketspec.Golden;
import io.bucketspec.run.ledger.NightChange;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What summary and report say of a night. */
class NightReportTest {
  @Test
  void theSummaryOfANightIsAsItWas() {
    Golden.assertEqual(
        "io/bucketspec/run/night-summary.txt", Summary.ofRun(NightOutcomes.everything()));
  }

  @Test
  void theReportOfANightIsAsItWas() {
    Golden.assertEqual("io/bucketspec/run/night.html", Report.of(NightOutcomes.everything()));
  }

  @Test
  void aNightThatFoundNothingNewSaysSoFirst() {
    assertThat(Summary.ofRun(NightOutcomes.quiet()))
        .startsWith("Nothing new since run zero: nothing was written.\n")
        .contains("unchanged since they were published   1 item   2 objects")
        .doesNotContain("gone", "renamed");
    assertThat(Report.of(NightOutcomes.quiet()))
        .contains("<p>Nothing new since run zero: nothing was written.</p>")
        .doesNotContain("renamed");
    assertThat(Summary.ofPlan(NightOutcomes.quiet(), "")).doesNotContain("nothing was written");
  }

  @Test
  void theFirstRunAndAFullOneSayThatTheLedgerBegins() {
    String first = "Begins with this run: nothing was published before it.";
    String full =
        "A full run: it looks at everything as if nothing had been published, and its ledger"
            + " begins anew.";
    RunOutcome ofFirst = NightOutcomes.writing(Optional.of(NightOutcomes.FIRST));
    RunOutcome ofFull = NightOutcomes.writing(Optional.of(NightOutcomes.FULL));
    assertThat(Summary.ofRun(ofFirst)).contains(first).doesNotContain(full);
    assertThat(Report.of(ofFirst)).contains(first);
    assertThat(Summary.ofRun(ofFull)).contains(full).doesNotContain(first);
    assertThat(Report.of(ofFull)).contains(full);
  }

  @Test
  void withoutALedgerNothingIsSaidOfOne() {
    RunOutcome outcome = NightOutcomes.writing(Optional.empty());
    assertThat(Summary.ofRun(outcome)).doesNotContain("Ledger", "last run");
    assertThat(Report.of(outcome)).doesNotContain("Since the last run", "known", "held");
  }

  @Test
  void theCommitHoldsTheLedgerAndWhatTheNightFound() throws Exception {
    MemoryRunStore store = new MemoryRunStore();
    RunPublicationTest.publish(store, NightOutcomes.everything());
    JsonNode success = new ObjectMapper().readTree(store.files.get("_SUCCESS.json"));
    assertThat(success.get("ledger").toString())
        .isEqualTo(
            "{\"path\":\"file:/out/ledger\",\"version\":\"000002-one\",\"after\":\"zero\",\"rows\":1234}");
    assertThat(success.at("/counts/known").asLong()).isEqualTo(84);
    assertThat(success.at("/counts/held").asLong()).isEqualTo(5);
    assertThat(success.at("/counts/knownBy/members-gone").asLong()).isEqualTo(4);
    assertThat(success.at("/counts/heldBy/settling").asLong()).isEqualTo(3);
    assertThat(success.get("night")).hasSize(NightChange.values().length);
    assertThat(success.at("/night/changed-before").toString())
        .isEqualTo("{\"items\":1,\"objects\":2}");
  }
}
