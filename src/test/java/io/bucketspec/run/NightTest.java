package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.run.LocalSteps.TestRow;
import io.bucketspec.run.ledger.LedgerOptions;
import io.bucketspec.run.ledger.LedgerOptions.Changed;
import io.bucketspec.run.ledger.LedgerOptions.Late;
import io.bucketspec.run.ledger.NightCount;
import io.bucketspec.run.ledger.NightRequest;
import io.bucketspec.run.ledger.NoNewSnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NightTest {
  private static final Instant FIRST = Instant.parse("2026-11-01T01:00:00Z");
  private static final Instant SECOND = Instant.parse("2026-11-02T01:00:00Z");
  private static final Instant THIRD = Instant.parse("2026-11-03T01:00:00Z");

  private static LedgerOptions ledger(Late late, Changed changed) {
    return new LedgerOptions(
        true, Optional.empty(), Optional.empty(), Duration.ZERO, late, changed, false);
  }

  private static Nights nights(Late late, Changed changed) {
    return new Nights(TestJobs.keeping(ledger(late, changed)), 4);
  }

  private static Nights nights() {
    return nights(Late.HOLD, Changed.REPORT);
  }

  private static TestRow photo(int number, String etag) {
    return new TestRow("photos/p" + number + ".jpg", 10, true, false, false, etag, null);
  }

  private static TestRow frame(int run, int number) {
    return frame(run, number, "e" + run + "-" + number);
  }

  private static TestRow frame(int run, int number, String etag) {
    String key = "cams/north/c1/r" + run + "/frame_" + number + ".jpg";
    return new TestRow(key, 5, true, false, false, etag, "2026-10-31T20:00:00.000Z");
  }

  private static List<TestRow> rows(TestRow... rows) {
    return new ArrayList<>(Arrays.asList(rows));
  }

  private static String night(RunOutcome outcome) {
    Map<String, NightCount> night = new TreeMap<>(outcome.results().tally().night);
    return night.entrySet().stream()
        .map(it -> it.getKey() + " " + it.getValue().items() + "/" + it.getValue().objects())
        .collect(Collectors.joining(", "));
  }

  private static List<String> table(Nights nights, String run, TableSchema schema, int... columns) {
    return nights.directory(run).rows(schema).stream()
        .map(
            row ->
                Arrays.stream(columns)
                    .mapToObj(column -> text(row[column]))
                    .collect(Collectors.joining(" ")))
        .sorted()
        .toList();
  }

  private static String text(Object cell) {
    return cell instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(cell);
  }

  @Test
  void whatWasPublishedIsNotPublishedAgain() throws IOException {
    Nights nights = nights();
    List<TestRow> rows = rows(photo(1, "a"), photo(2, "b"), frame(1, 1), frame(1, 2));
    RunOutcome first = nights.run("n1", FIRST, rows);
    assertThat(night(first)).isEqualTo("new 3/4");
    rows.add(photo(3, "c"));
    RunOutcome second = nights.run("n2", SECOND, rows);
    assertThat(night(second)).isEqualTo("new 1/1, unchanged 3/4");
    assertThat(second.accounts()).isEqualTo(new Accounts(5, 1, 4, 0, 0, 0, 0));
    assertThat(nights.items("n2").values())
        .containsExactly(List.of("https://acme-media.s3.eu-west-2.amazonaws.com/photos/p3.jpg"));
    RunOutcome third = nights.run("n3", THIRD, rows);
    assertThat(night(third)).isEqualTo("unchanged 4/5");
    assertThat(nights.items("n3")).isEmpty();
  }

  @Test
  void theSameSnapshotAgainWritesNothingAndSaysSo() throws IOException {
    Nights nights = nights();
    List<TestRow> rows = rows(photo(1, "a"));
    nights.run("n1", FIRST, rows);
    assertThatThrownBy(() -> nights.run("n2", FIRST, rows))
        .isInstanceOf(NoNewSnapshot.class)
        .hasMessage(
            "No new snapshot yet: 2026-11-01T01:00:00Z of"
                + " memory:/inventory/2026-11-01T01:00:00Z/manifest.json was read by run n1, by the"
                + " same options. Nothing was written. 'run --again' looks at it once more.");
    assertThat(nights.runs).hasSize(1);
    RunOutcome again =
        nights.run("n2", FIRST, rows, new NightRequest(false, true, false, false, false));
    assertThat(night(again)).isEqualTo("unchanged 1/1");
  }

  @Test
  void changedContentIsToldOnce() throws IOException {
    Nights nights = nights();
    nights.run("n1", FIRST, rows(photo(1, "a"), frame(1, 1), frame(1, 2)));
    List<TestRow> changed = rows(photo(1, "other"), frame(1, 1), frame(1, 2, "other"));
    RunOutcome second = nights.run("n2", SECOND, changed);
    assertThat(night(second)).isEqualTo("changed 2/2");
    assertThat(second.accounts()).isEqualTo(new Accounts(3, 0, 3, 0, 0, 0, 0));
    assertThat(table(nights, "n2", TableSchema.CHANGED, 0, 6, 7, 8, 9))
        .containsExactly(
            "cams 1 cams/north/c1/r1/frame_2.jpg reported n1",
            "photos 1 photos/p1.jpg reported n1");
    RunOutcome third = nights.run("n3", THIRD, changed);
    assertThat(night(third)).isEqualTo("changed-before 2/2");
    assertThat(table(nights, "n3", TableSchema.CHANGED, 0)).isEmpty();
  }

  @Test
  void contentThatChangesBackIsForgotten() throws IOException {
    Nights nights = nights();
    List<TestRow> published = rows(photo(1, "a"), frame(1, 1), frame(1, 2));
    List<TestRow> changed = rows(photo(1, "other"), frame(1, 1), frame(1, 2, "other"));
    nights.run("n1", FIRST, published);
    assertThat(night(nights.run("n2", SECOND, changed))).isEqualTo("changed 2/2");
    assertThat(night(nights.run("n3", THIRD, published))).isEqualTo("unchanged 2/3");
    Instant fourth = Instant.parse("2026-11-04T01:00:00Z");
    assertThat(night(nights.run("n4", fourth, changed))).isEqualTo("changed 2/2");
  }

  @Test
  void changedContentIsWrittenAgainIfTheJobSaysSo() throws IOException {
    Nights nights = nights(Late.HOLD, Changed.REISSUE);
    nights.run("n1", FIRST, rows(photo(1, "a"), photo(2, "b"), frame(1, 1), frame(1, 2)));
    List<TestRow> changed =
        rows(photo(1, "other"), photo(2, "b"), frame(1, 1), frame(1, 2, "other"));
    RunOutcome second = nights.run("n2", SECOND, changed);
    assertThat(night(second)).isEqualTo("changed 2/2, reissued 2/3, unchanged 1/1");
    assertThat(nights.items("n2")).hasSize(2);
    assertThat(night(nights.run("n3", THIRD, changed))).isEqualTo("unchanged 3/4");
  }

  @Test
  void lateMembersAreHeldEveryNight() throws IOException {
    Nights nights = nights();
    nights.run("n1", FIRST, rows(frame(1, 1), frame(1, 2)));
    List<TestRow> longer = rows(frame(1, 1), frame(1, 2), frame(1, 3));
    for (String run : List.of("n2", "n3")) {
      Instant time = run.equals("n2") ? SECOND : THIRD;
      RunOutcome outcome = nights.run(run, time, longer);
      assertThat(night(outcome)).isEqualTo("late 1/1");
      assertThat(outcome.accounts()).isEqualTo(new Accounts(3, 0, 2, 1, 0, 0, 0));
      assertThat(table(nights, run, TableSchema.LATE, 0, 3, 5, 6, 7, 8, 9))
          .containsExactly("cams north/c1/r1 2 1 cams/north/c1/r1/frame_3.jpg held n1");
    }
  }

  @Test
  void allThatIsDifferentOfAGroupIsToldOnceThoughItsLateMembersAreHeldEveryNight()
      throws IOException {
    Nights nights = nights();
    nights.run("n1", FIRST, rows(frame(1, 1), frame(1, 2, "two"), frame(1, 3)));
    List<TestRow> other = rows(frame(1, 1, "changed"), frame(1, 3), frame(1, 9, "two"));
    RunOutcome second = nights.run("n2", SECOND, other);
    assertThat(night(second)).isEqualTo("changed 1/1, late 1/1, members-gone 1/1, renamed 0/1");
    assertThat(second.accounts()).isEqualTo(new Accounts(3, 0, 2, 1, 0, 0, 0));
    assertThat(table(nights, "n2", TableSchema.CHANGED, 3, 6, 7, 8))
        .containsExactly("north/c1/r1 1 cams/north/c1/r1/frame_1.jpg reported");
    assertThat(table(nights, "n2", TableSchema.SHRUNK, 3, 6, 7, 8))
        .containsExactly("north/c1/r1 1 cams/north/c1/r1/frame_2.jpg reported");
    assertThat(night(nights.run("n3", THIRD, other)))
        .isEqualTo("changed-before 1/1, late 1/1, members-gone-before 1/1");
    other.add(frame(1, 10));
    assertThat(night(nights.run("n4", THIRD.plus(Duration.ofDays(1)), other)))
        .isEqualTo("changed-before 1/1, late 1/2, members-gone-before 1/1");
    assertThat(nights.items("n4")).isEmpty();
  }

  @Test
  void whatIsDifferentBesideMembersThatBecomeAnItemIsToldOnce() throws IOException {
    Nights nights = nights(Late.SEPARATE, Changed.REPORT);
    nights.run("n1", FIRST, rows(frame(1, 1), frame(1, 2), frame(1, 3)));
    List<TestRow> other = rows(frame(1, 1, "changed"), frame(1, 3), frame(1, 9));
    assertThat(night(nights.run("n2", SECOND, other)))
        .isEqualTo("changed 1/1, late 1/1, members-gone 1/1, separate 1/1");
    assertThat(night(nights.run("n3", THIRD, other)))
        .isEqualTo("changed-before 1/1, members-gone-before 1/1");
  }

  @Test
  void lateMembersAreWrittenWithTheirGroupIfTheJobSaysSo() throws IOException {
    Nights nights = nights(Late.REISSUE, Changed.REPORT);
    nights.run("n1", FIRST, rows(frame(1, 1), frame(1, 2)));
    List<TestRow> longer = rows(frame(1, 1), frame(1, 2), frame(1, 3));
    RunOutcome second = nights.run("n2", SECOND, longer);
    assertThat(night(second)).isEqualTo("late 1/1, reissued 1/3");
    assertThat(nights.items("n2").values()).allMatch(urls -> urls.size() == 3);
    assertThat(night(nights.run("n3", THIRD, longer))).isEqualTo("unchanged 1/3");
  }

  @Test
  void lateMembersBecomeAnItemOfTheirOwnIfTheJobSaysSo() throws IOException {
    Nights nights = nights(Late.SEPARATE, Changed.REPORT);
    nights.run("n1", FIRST, rows(frame(1, 1), frame(1, 4)));
    List<TestRow> longer = rows(frame(1, 1), frame(1, 2), frame(1, 3), frame(1, 4));
    RunOutcome second = nights.run("n2", SECOND, longer);
    assertThat(night(second)).isEqualTo("late 1/2, separate 1/2");
    assertThat(second.accounts()).isEqualTo(new Accounts(4, 2, 2, 0, 0, 0, 0));
    Map<String, List<String>> items = nights.items("n2");
    assertThat(items.keySet()).allMatch(title -> title.contains("[late 2026-11-02]"));
    assertThat(items.values()).allMatch(urls -> urls.get(0).endsWith("frame_2.jpg"));
    assertThat(night(nights.run("n3", THIRD, longer))).isEqualTo("unchanged 1/4");
  }

  @Test
  void whatIsGoneIsToldOnceAndKnownWhenItReturns() throws IOException {
    Nights nights = nights();
    nights.run("n1", FIRST, rows(photo(1, "a"), photo(2, "b"), frame(1, 1), frame(1, 2)));
    RunOutcome second = nights.run("n2", SECOND, rows(photo(1, "a")));
    assertThat(night(second)).isEqualTo("gone 2/3, unchanged 1/1");
    assertThat(table(nights, "n2", TableSchema.GONE, 0, 4, 5, 9))
        .containsExactly("cams cams/north/c1/r1/frame_1.jpg 2 n1", "photos photos/p2.jpg 1 n1");
    RunOutcome third = nights.run("n3", THIRD, rows(photo(1, "a"), photo(2, "b")));
    assertThat(night(third)).isEqualTo("gone-before 1/2, returned 1/1, unchanged 1/1");
    assertThat(nights.items("n3")).isEmpty();
  }

  @Test
  void allOfABucketMayBeGone() throws IOException {
    Nights nights = nights();
    nights.run("n1", FIRST, rows(photo(1, "a"), photo(2, "b"), frame(1, 1)));
    assertThat(night(nights.run("n2", SECOND, List.of()))).isEqualTo("gone 3/3");
    assertThat(night(nights.run("n3", THIRD, List.of()))).isEqualTo("gone-before 3/3");
  }

  @Test
  void membersThatAreGoneAreToldOnce() throws IOException {
    Nights nights = nights();
    nights.run("n1", FIRST, rows(frame(1, 1), frame(1, 2), frame(1, 3)));
    List<TestRow> shorter = rows(frame(1, 1), frame(1, 3));
    RunOutcome second = nights.run("n2", SECOND, shorter);
    assertThat(night(second)).isEqualTo("members-gone 1/1");
    assertThat(table(nights, "n2", TableSchema.SHRUNK, 5, 6, 7))
        .containsExactly("3 1 cams/north/c1/r1/frame_2.jpg");
    assertThat(night(nights.run("n3", THIRD, shorter))).isEqualTo("members-gone-before 1/1");
  }

  @Test
  void anArchivedObjectIsNotGone() throws IOException {
    Nights nights = nights();
    nights.run("n1", FIRST, rows(photo(1, "a"), frame(1, 1), frame(1, 2)));
    TestRow archived = new TestRow("photos/p1.jpg", 10, true, false, true, "a", null);
    TestRow archivedFrame =
        new TestRow(
            "cams/north/c1/r1/frame_2.jpg", 5, true, false, true, "e1-2", "2026-10-31T20:00:00Z");
    RunOutcome second = nights.run("n2", SECOND, rows(archived, frame(1, 1), archivedFrame));
    assertThat(night(second)).doesNotContain("gone");
    assertThat(second.accounts().rejected()).isEqualTo(2);
  }

  @Test
  void anArchivedMemberIsNoChange() throws IOException {
    Nights nights = nights(Late.HOLD, Changed.REISSUE);
    nights.run("n1", FIRST, rows(frame(1, 1), frame(1, 2)));
    TestRow archived =
        new TestRow(
            "cams/north/c1/r1/frame_2.jpg", 5, true, false, true, "e1-2", "2026-10-31T20:00:00Z");
    RunOutcome second = nights.run("n2", SECOND, rows(frame(1, 1), archived));
    assertThat(night(second)).isEqualTo("unchanged 1/1");
    assertThat(nights.items("n2")).isEmpty();
    RunOutcome third = nights.run("n3", THIRD, rows(frame(1, 1), frame(1, 2)));
    assertThat(night(third)).isEqualTo("unchanged 1/2");
  }

  @Test
  void allThatAReusedNameEverMeantIsKnownOnceItIsGone() throws IOException {
    Nights nights = nights();
    nights.run("n1", FIRST, rows(frame(1, 1), photo(1, "a")));
    assertThat(night(nights.run("n2", SECOND, rows(frame(1, 7), photo(1, "a")))))
        .isEqualTo("gone 1/1, new 1/1, unchanged 1/1");
    assertThat(night(nights.run("n3", THIRD, rows(photo(1, "a")))))
        .isEqualTo("gone 1/1, gone-before 1/1, unchanged 1/1");
    RunOutcome fourth =
        nights.run("n4", THIRD.plus(Duration.ofDays(1)), rows(frame(1, 1), photo(1, "a")));
    assertThat(night(fourth)).isEqualTo("gone-before 1/1, returned 1/1, unchanged 1/1");
    assertThat(nights.items("n4")).isEmpty();
  }

  @Test
  void whatIsGoneIsToldThoughNoOtherOfItsGroupCanBeWritten() throws IOException {
    Nights nights = nights();
    nights.run("n1", FIRST, rows(frame(1, 1), frame(1, 2)));
    TestRow archived = new TestRow("cams/north/c1/r1/frame_9.jpg", 5, true, false, true, "x", null);
    assertThat(night(nights.run("n2", SECOND, rows(archived)))).isEqualTo("gone 1/2");
    assertThat(night(nights.run("n3", THIRD, rows(archived)))).isEqualTo("gone-before 1/2");
  }

  @Test
  void aReusedNameSettlesAndWhatWasRenamedIsFoundWhileItDoes() throws IOException {
    LedgerOptions settling =
        new LedgerOptions(
            true,
            Optional.empty(),
            Optional.empty(),
            Duration.ofHours(6),
            Late.HOLD,
            Changed.REPORT,
            false);
    Nights nights = new Nights(TestJobs.keeping(settling), 4);
    TestRow old =
        new TestRow("boards/s/b/1.png", 5, true, false, false, "a", "2026-10-01T00:00:00Z");
    nights.run("n1", FIRST, rows(old));
    TestRow young =
        new TestRow("boards/s/b/2.png", 5, true, false, false, "a", "2026-11-02T00:30:00Z");
    RunOutcome second = nights.run("n2", SECOND, rows(young));
    assertThat(night(second)).isEqualTo("gone 1/1, renamed 0/1, settling 1/1");
    assertThat(second.accounts().held()).isEqualTo(1);
    assertThat(night(nights.run("n3", THIRD, rows(young)))).isEqualTo("gone-before 1/1, new 1/1");
  }

  @Test
  void aRenamedObjectIsFoundByItsContent() throws IOException {
    Nights nights = nights();
    nights.run("n1", FIRST, rows(photo(1, "a"), photo(2, "b"), frame(1, 1), frame(1, 2)));
    RunOutcome second =
        nights.run(
            "n2",
            SECOND,
            rows(photo(7, "a"), photo(2, "b"), frame(2, 1, "e1-1"), frame(2, 2, "e1-2")));
    assertThat(night(second)).isEqualTo("gone 2/3, new 2/3, renamed 0/3, unchanged 1/1");
    String urls = "https://acme-media.s3.eu-west-2.amazonaws.com/";
    assertThat(table(nights, "n2", TableSchema.RENAMED, 0, 1, 2))
        .containsExactly(
            urls + "cams/north/c1/r1/frame_1.jpg " + urls + "cams/north/c1/r2/frame_1.jpg 5",
            urls + "cams/north/c1/r1/frame_2.jpg " + urls + "cams/north/c1/r2/frame_2.jpg 5",
            urls + "photos/p1.jpg " + urls + "photos/p7.jpg 10");
  }

  @Test
  void aYoungGroupWaitsUntilItHasComeToRest() throws IOException {
    LedgerOptions settling =
        new LedgerOptions(
            true,
            Optional.empty(),
            Optional.empty(),
            Duration.ofHours(6),
            Late.HOLD,
            Changed.REPORT,
            false);
    Nights nights = new Nights(TestJobs.keeping(settling), 4);
    List<TestRow> rows = rows(frame(1, 1), frame(1, 2), photo(1, "a"));
    RunOutcome first = nights.run("n1", FIRST, rows);
    assertThat(night(first)).isEqualTo("new 1/1, settling 1/2");
    assertThat(first.accounts()).isEqualTo(new Accounts(3, 1, 0, 2, 0, 0, 0));
    assertThat(table(nights, "n1", TableSchema.SETTLING, 0, 3, 6, 8))
        .containsExactly("cams north/c1/r1 2 held");
    assertThat(night(nights.run("n2", SECOND, rows))).isEqualTo("new 1/2, unchanged 1/1");
  }

  @Test
  void whatThePlatformRefusedIsWrittenAgainWithItsGroup() throws IOException {
    Nights nights = nights();
    List<TestRow> rows =
        rows(photo(1, "a"), photo(2, "b"), frame(1, 1), frame(1, 2), frame(2, 1), frame(2, 2));
    nights.run("n1", FIRST, rows);
    String urls = "https://acme-media.s3.eu-west-2.amazonaws.com/";
    List<String> refused =
        List.of(
            urls + "photos/p2.jpg",
            "s3://acme-media/cams/north/c1/r2/frame_2.jpg",
            urls + "photos/none.jpg");
    RunOutcome retry = nights.retry("n2", FIRST, rows, refused);
    assertThat(night(retry)).isEqualTo("retried 2/3");
    assertThat(retry.accounts()).isEqualTo(new Accounts(6, 3, 0, 0, 3, 0, 0));
    assertThat(nights.items("n2").values())
        .containsExactlyInAnyOrder(
            List.of(urls + "photos/p2.jpg"),
            List.of(urls + "cams/north/c1/r2/frame_1.jpg", urls + "cams/north/c1/r2/frame_2.jpg"));
    assertThat(retry.results().tally().askedFound).containsExactlyInAnyOrder(0, 1);

    assertThatThrownBy(() -> nights.run("n3", FIRST, rows)).isInstanceOf(NoNewSnapshot.class);
    rows.add(photo(3, "c"));
    assertThat(night(nights.run("n4", SECOND, rows))).isEqualTo("new 1/1, unchanged 4/6");
  }
}
