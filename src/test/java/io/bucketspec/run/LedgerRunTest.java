package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.model.Kind;
import io.bucketspec.rules.RuleOptions;
import io.bucketspec.run.LocalSteps.TestRow;
import io.bucketspec.run.ledger.LedgerFolder;
import io.bucketspec.run.ledger.LedgerManifest;
import io.bucketspec.run.ledger.LedgerOptions;
import io.bucketspec.run.ledger.LedgerRefusal;
import io.bucketspec.run.ledger.LedgerSegment;
import io.bucketspec.run.ledger.NightRequest;
import io.bucketspec.run.ledger.NoNewSnapshot;
import io.bucketspec.spec.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which ledger is in force, which run may go on from it, and which may not. */
class LedgerRunTest {
  private static final Instant FIRST = Instant.parse("2026-11-01T01:00:00Z");
  private static final Instant SECOND = Instant.parse("2026-11-02T01:00:00Z");
  private static final Instant THIRD = Instant.parse("2026-11-03T01:00:00Z");
  private static final NightRequest FULL = new NightRequest(true, false, false, false, false);
  private static final NightRequest OLDER = new NightRequest(false, false, true, false, false);
  private static final NightRequest OTHER_RULES =
      new NightRequest(false, false, false, true, false);

  private static final RuleOptions PHOTOS = TestJobs.single("photos", "photos/**", Kind.IMAGE);
  private static final RuleOptions CLIPS = TestJobs.single("clips", "videos/**", Kind.VIDEO);

  private final Nights nights = new Nights(job(PHOTOS), 2);

  private static JobOptions job(RuleOptions... rules) {
    JobOptions job = TestJobs.job(List.of(rules), TestJobs.JSON, Limits.DEFAULT);
    return new JobOptions(
        job.inventory(),
        job.urls(),
        job.rules(),
        job.tags(),
        job.metadata(),
        job.output(),
        LedgerOptions.DEFAULT,
        job.accept(),
        job.findings());
  }

  private static List<TestRow> photos(int count) {
    List<TestRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(new TestRow("photos/p" + i + ".jpg", 1, true, false, false, "e" + i, null));
    }
    return rows;
  }

  private String inForce() throws IOException {
    return nights.folder().inForce().map(LedgerManifest::run).orElse("none");
  }

  private MemoryRunStore version(String name) {
    return nights.ledger.at(name);
  }

  @Test
  void nothingIsInForceBeforeTheFirstRun() throws IOException {
    assertThat(inForce()).isEqualTo("none");
    assertThat(nights.folder().nextSequence()).isEqualTo(1);
    assertThat(nights.folder().pending()).isEmpty();
    assertThat(nights.folder().committed()).isEmpty();
  }

  @Test
  void whatIsInForceNeedsNoMoreThanOneOfTwoWords() throws IOException {
    nights.run("n1", FIRST, photos(1));
    assertThat(inForce()).isEqualTo("n1");
    nights.runs.clear();
    assertThat(inForce()).as("cleared run directories").isEqualTo("n1");
    version("000001-n1").files.remove(LedgerFolder.COMMITTED);
    assertThat(inForce()).isEqualTo("none");
    nights.directory("n1").files.put(RunPublication.SUCCESS, new byte[0]);
    assertThat(inForce()).isEqualTo("n1");
  }

  @Test
  void aKilledRunLeavesTheOldLedgerInForceAndItsNumberUnused() throws IOException {
    nights.run("n1", FIRST, photos(1));
    nights.begin("n2", SECOND, photos(2), NightRequest.PLAIN);
    assertThat(inForce()).isEqualTo("n1");
    assertThat(nights.folder().pending()).isEmpty();
    assertThat(nights.folder().nextSequence()).isEqualTo(3);
    Nights.Night third = nights.begin("n3", SECOND, photos(2), NightRequest.PLAIN);
    nights.directory("n3").killedAt(RunPublication.SUCCESS);
    assertThatThrownBy(third::publish).isInstanceOf(IOException.class);
    nights.directory("n3").revived();
    assertThat(inForce()).isEqualTo("n1");
    assertThat(nights.folder().pending()).containsExactly("000003-n3");
    RunOutcome fourth = nights.run("n4", SECOND, photos(2));
    assertThat(fourth.accounts().written()).isEqualTo(1);
    assertThat(inForce()).isEqualTo("n4");
    assertThat(nights.folder().inForce().orElseThrow().segments())
        .extracting(LedgerSegment::version)
        .containsExactly("000001-n1", "000004-n4");
    assertThat(nights.folder().committed())
        .extracting(LedgerManifest::run)
        .containsExactly("n4", "n1");
  }

  @Test
  void whatElseLiesInTheFolderIsNoVersion() throws IOException {
    nights.run("n1", FIRST, photos(1));
    nights.ledger.at("readme").files.put(LedgerManifest.NAME, new byte[] {'{'});
    nights.ledger.at("12-x").files.put(LedgerManifest.NAME, new byte[] {'{'});
    assertThat(inForce()).isEqualTo("n1");
    assertThat(nights.folder().nextSequence()).isEqualTo(2);
  }

  @Test
  void ofTwoRunsAtOnceTheSecondIsRefused() throws IOException {
    nights.run("n1", FIRST, photos(1));
    Nights.Night one = nights.begin("n2", SECOND, photos(2), NightRequest.PLAIN);
    Nights.Night other = nights.begin("n3", SECOND, photos(2), NightRequest.PLAIN);
    one.publish();
    refusedAsMoved(other, "n2");
    assertThat(inForce()).isEqualTo("n2");
  }

  @Test
  void ofTwoRunsAtOnceTheSecondIsRefusedWhicheverBeganFirst() throws IOException {
    nights.run("n1", FIRST, photos(1));
    Nights.Night one = nights.begin("n2", SECOND, photos(2), NightRequest.PLAIN);
    Nights.Night other = nights.begin("n3", SECOND, photos(2), NightRequest.PLAIN);
    other.publish();
    refusedAsMoved(one, "n3");
    assertThat(inForce()).isEqualTo("n3");
  }

  @Test
  void ofTwoFirstRunsAtOnceTheSecondIsRefused() throws IOException {
    Nights.Night one = nights.begin("n1", FIRST, photos(2), NightRequest.PLAIN);
    Nights.Night other = nights.begin("n2", FIRST, photos(2), FULL);
    other.publish();
    refusedAsMoved(one, "n2");
  }

  @Test
  void aFullRunIsRefusedTooIfAnotherBecameAResult() throws IOException {
    nights.run("n1", FIRST, photos(1));
    Nights.Night full = nights.begin("n2", SECOND, photos(2), FULL);
    nights.run("n3", SECOND, photos(2));
    refusedAsMoved(full, "n3");
  }

  private void refusedAsMoved(Nights.Night night, String by) throws IOException {
    assertThatThrownBy(night::publish)
        .isInstanceOf(LedgerRefusal.class)
        .hasMessage(
            "Another run became a result since this one began: "
                + by
                + ". What it published, this one would publish again. Nothing is published; the"
                + " next run goes on from there. The ledger is memory:/ledger.");
    String run = night.outcome().id();
    assertThat(nights.directory(run).files).doesNotContainKey(RunPublication.SUCCESS);
    assertThat(nights.folder().pending()).isEmpty();
    assertThat(inForce()).isEqualTo(by);
  }

  @Test
  void twoRunsThatBecomeResultsInTheSameMomentAreBothRefused() throws IOException {
    nights.run("n1", FIRST, photos(1));
    Nights.Night one = nights.begin("n2", SECOND, photos(2), NightRequest.PLAIN);
    version("000099-n3")
        .files
        .put(
            LedgerManifest.NAME,
            new LedgerManifest(
                    99,
                    "n3",
                    "memory:/runs/n3",
                    nights.folder().inForce().orElseThrow().snapshot(),
                    "",
                    List.of(),
                    null,
                    List.of())
                .toBytes());
    assertThatThrownBy(one::publish)
        .isInstanceOf(LedgerRefusal.class)
        .hasMessage(
            "Another run is becoming a result at this moment: 000099-n3. What it published, this"
                + " one would publish again. Nothing is published; the next run goes on from there."
                + " The ledger is memory:/ledger.");
    assertThat(version("000002-n2").files).doesNotContainKey(LedgerManifest.NAME);
    assertThat(inForce()).isEqualTo("n1");
  }

  @Test
  void partsThatAreNotThereAreNotPublished() throws IOException {
    Nights.Night night = nights.begin("n1", FIRST, photos(1), NightRequest.PLAIN);
    version("000001-n1").tables.clear();
    assertThatThrownBy(night::publish)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(
            "memory:/ledger/000001-n1 doesn't hold what the run wrote: it has {} (bytes by file),"
                + " and {bucket-")
        .hasMessageEndingWith(" were written. Nothing is published.");
    assertThat(inForce()).isEqualTo("none");
  }

  @Test
  void anOlderSnapshotIsRefusedUnlessAskedFor() throws IOException {
    nights.run("n1", SECOND, photos(2));
    assertThatThrownBy(() -> nights.run("n2", FIRST, photos(1)))
        .isInstanceOfSatisfying(
            LedgerRefusal.class, it -> assertThat(it.fault()).isEqualTo(LedgerRefusal.Fault.INPUT))
        .hasMessage(
            "The snapshot 2026-11-01T01:00:00Z of"
                + " memory:/inventory/2026-11-01T01:00:00Z/manifest.json was created at"
                + " 2026-11-01T01:00:00Z, before the one that run n1 read (2026-11-02T01:00:00Z)."
                + " 'run --older-snapshot' reads it all the same.");
    List<TestRow> rows = List.of(photos(9).get(8));
    RunOutcome older = nights.run("n2", FIRST, rows, OLDER);
    assertThat(older.accounts().written()).isEqualTo(1);
    assertThat(older.results().tally().night).containsOnlyKeys("new");
    assertThat(nights.folder().inForce().orElseThrow().snapshot().created())
        .as("the newest that was read")
        .isEqualTo(SECOND.toString());
    List<TestRow> all = new ArrayList<>(photos(2));
    all.addAll(rows);
    RunOutcome third = nights.run("n3", THIRD, all);
    assertThat(third.results().tally().night).containsOnlyKeys("unchanged");
  }

  @Test
  void rulesMayBeAddedBehindTheOthers() throws IOException {
    nights.run("n1", FIRST, photos(1));
    Nights more = nights.with(job(PHOTOS, CLIPS), 2);
    assertThat(more.run("n2", SECOND, photos(2)).accounts().written()).isEqualTo(1);
  }

  @Test
  void otherRulesAreRefusedUnlessAskedFor() throws IOException {
    nights.run("n1", FIRST, photos(1));
    Nights front = nights.with(job(CLIPS, PHOTOS), 2);
    String end =
        ". Objects could become other items and be sent a second time. Rules may be added behind"
            + " the others; if these are meant to be so, 'run --accept-rules' goes on with them. If"
            + " this is another job, give it a ledger of its own ('path' under 'ledger') or another"
            + " output. The ledger is memory:/ledger.";
    assertThatThrownBy(() -> front.run("n2", SECOND, photos(2)))
        .isInstanceOfSatisfying(
            LedgerRefusal.class, it -> assertThat(it.fault()).isEqualTo(LedgerRefusal.Fault.JOB))
        .hasMessageStartingWith(
            "The rules are not those by which run n1 published: rule 1 was {\"name\":\"photos\"")
        .hasMessageContaining(", and now is {\"name\":\"clips\"")
        .hasMessageEndingWith(end);
    RunOutcome accepted = front.run("n2", SECOND, photos(2), OTHER_RULES);
    assertThat(accepted.accounts().written()).isEqualTo(1);
    assertThat(accepted.accounts().known()).isEqualTo(1);
    Nights fewer = front.with(job(CLIPS), 2);
    assertThatThrownBy(() -> fewer.run("n3", THIRD, photos(2)))
        .hasMessage(
            "The rules are not those by which run n2 published: there were 2, and now there are 1"
                + end);
  }

  @Test
  void aFullRunIgnoresTheLedgerAndBeginsANewOne() throws IOException {
    nights.run("n1", SECOND, photos(3));
    RunOutcome full = nights.run("n2", FIRST, photos(2), FULL);
    assertThat(full.accounts().written()).isEqualTo(2);
    assertThat(nights.folder().inForce().orElseThrow().segments())
        .extracting(LedgerSegment::version)
        .containsExactly("000002-n2");
    RunOutcome next = nights.run("n3", THIRD, photos(3));
    assertThat(next.accounts().written()).isEqualTo(1);
  }

  @Test
  void theSameSnapshotByOtherOptionsIsNews() throws IOException {
    nights.run("n1", FIRST, photos(1));
    assertThatThrownBy(() -> nights.run("n2", FIRST, photos(1))).isInstanceOf(NoNewSnapshot.class);
    Nights more = nights.with(job(PHOTOS, CLIPS), 2);
    assertThat(more.run("n2", FIRST, photos(1)).accounts().known()).isEqualTo(1);
  }

  @Test
  void aLedgerThatCantBeReadEndsTheRun() throws IOException {
    nights.run("n1", FIRST, photos(1));
    version("000001-n1").files.put(LedgerManifest.NAME, "{".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> nights.run("n2", SECOND, photos(2)))
        .isInstanceOf(LedgerRefusal.class)
        .hasMessageStartingWith("memory:/ledger/000001-n1/ledger.json can't be read: ")
        .hasMessageEndingWith("'run --full' writes everything and begins a new ledger.");
  }

  @Test
  void aFullRunDoesWhatTheSentenceOnALedgerThatCantBeReadSays() throws IOException {
    nights.run("n1", FIRST, photos(1));
    version("000001-n1").files.put(LedgerManifest.NAME, "{".getBytes(StandardCharsets.UTF_8));
    RunOutcome full = nights.run("n2", SECOND, photos(2), FULL);
    assertThat(full.accounts().written()).isEqualTo(2);
    assertThat(nights.run("n3", THIRD, photos(3)).accounts().written()).isEqualTo(1);
  }

  @Test
  void manySmallSegmentsAreWrittenAnew() throws IOException {
    int most = 0;
    boolean anew = false;
    for (int night = 0; night < 20; night++) {
      Instant time = FIRST.plus(Duration.ofDays(night));
      RunOutcome outcome = nights.run("n" + night, time, photos(100 + night));
      assertThat(outcome.accounts().written()).isEqualTo(night == 0 ? 100 : 1);
      int segments = nights.folder().inForce().orElseThrow().segments().size();
      anew |= night > 0 && segments == 1;
      most = Math.max(most, segments);
    }
    assertThat(most).isEqualTo(16);
    assertThat(anew).isTrue();
    assertThat(nights.folder().inForce().map(LedgerManifest::rows)).isEqualTo(Optional.of(119L));
  }
}
