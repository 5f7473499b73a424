package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.metadata.TableSource;
import io.bucketspec.run.ChangingBucket.StoredObject;
import io.bucketspec.run.LocalSteps.TestRow;
import io.bucketspec.run.NaiveLedger.Findings;
import io.bucketspec.run.NaiveLedger.Published;
import io.bucketspec.run.ledger.ItemObjects;
import io.bucketspec.run.ledger.ItemObjects.PublishedObject;
import io.bucketspec.run.ledger.LedgerFolder;
import io.bucketspec.run.ledger.LedgerItem;
import io.bucketspec.run.ledger.LedgerManifest;
import io.bucketspec.run.ledger.LedgerOptions;
import io.bucketspec.run.ledger.LedgerOptions.Changed;
import io.bucketspec.run.ledger.LedgerOptions.Late;
import io.bucketspec.run.ledger.LedgerSegment;
import io.bucketspec.run.ledger.NightChange;
import io.bucketspec.run.ledger.NightRequest;
import io.bucketspec.run.ledger.NoNewSnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Fourteen nights over a bucket that changes, each held to {@link NaiveLedger}. */
class FortnightTest {
  private static final Instant FIRST = Instant.parse("2026-11-01T01:00:00Z");
  private static final int NIGHTS = 14;
  private static final int[] BUCKETS = {1, 4, 8, 2, 64, 3, 4, 1, 6};
  private static final int SEEDS = 2;

  /** How a night goes. */
  private enum Course {
    PLAIN,
    MISSED,
    /** Its tasks are through, and that is all. */
    KILLED_BEFORE_LEDGER,
    /** What the ledger would be stands in its folder; the run is no result. */
    KILLED_BEFORE_SUCCESS,
    /** The run is a result, which the ledger's folder does not say. */
    KILLED_BEFORE_COMMITTED
  }

  private static Course course(int night) {
    return switch (night) {
      case 3 -> Course.MISSED;
      case 5 -> Course.KILLED_BEFORE_LEDGER;
      case 7 -> Course.KILLED_BEFORE_SUCCESS;
      case 9 -> Course.KILLED_BEFORE_COMMITTED;
      default -> Course.PLAIN;
    };
  }

  static Stream<Arguments> fortnights() {
    List<Arguments> all = new ArrayList<>();
    for (Late late : Late.values()) {
      for (Changed changed : Changed.values()) {
        for (Duration settle : List.of(Duration.ZERO, Duration.ofHours(6))) {
          for (int seed = 0; seed < SEEDS; seed++) {
            all.add(Arguments.of(late, changed, settle, seed));
          }
        }
      }
    }
    return all.stream();
  }

  private record Snapshot(String run, Instant time, List<TestRow> rows, int buckets) {}

  @ParameterizedTest
  @MethodSource("fortnights")
  void everyNightIsWhatTheNaiveLedgerSays(Late late, Changed changed, Duration settle, int seed)
      throws IOException {
    LedgerOptions options =
        new LedgerOptions(
            true, Optional.empty(), table(seed), settle, late, changed, seed % 2 == 1);
    Fortnight fortnight = new Fortnight(options);
    ChangingBucket bucket = new ChangingBucket(seed);
    for (int night = 0; night < NIGHTS; night++) {
      Instant time = FIRST.plus(Duration.ofDays(night));
      bucket.day(time);
      fortnight.night(night, time, bucket.objects(), BUCKETS[(night + seed) % BUCKETS.length]);
    }
    assertThat(fortnight.anew).as("nights that wrote the ledger anew").isPositive();
    fortnight.publishedOnce(bucket.objects());
    fortnight.replay();
  }

  /** Half of the fortnights have their ledger in a table. */
  private static Optional<TableSource> table(int seed) {
    return seed % 2 == 0
        ? Optional.empty()
        : Optional.of(
            new TableSource(
                TableSource.Form.CATALOG, MemoryTable.NAME, TableSource.AUTO, Map.of()));
  }

  /** Nights with the ledger that they leave and the one that they should. */
  private static final class Fortnight {
    private final LedgerOptions options;
    private final JobOptions job;
    private final List<Snapshot> results = new ArrayList<>();
    private final Map<String, List<NightChange>> publications = new TreeMap<>();
    private final Map<String, Long> contents = new HashMap<>();
    private Nights nights;
    private NaiveLedger naive;
    private int anew;

    Fortnight(LedgerOptions options) {
      this.options = options;
      this.job = TestJobs.keeping(options);
      this.nights = new Nights(job, 1);
      this.naive = new NaiveLedger(options);
    }

    void night(int number, Instant time, Map<String, StoredObject> objects, int buckets)
        throws IOException {
      Course course = course(number);
      if (course == Course.MISSED) {
        return;
      }
      nights = nights.with(job, buckets);
      String run = String.format("n%02d", number);
      List<TestRow> rows = ChangingBucket.rows(objects, number);
      Nights.Night night = nights.begin(run, time, rows, NightRequest.PLAIN);
      NaiveLedger next = naive.copy();
      Findings findings = next.night(run, time, objects);
      holds(night.outcome(), findings, rows.size());
      switch (course) {
        case KILLED_BEFORE_LEDGER -> ledgerIs(naive);
        case KILLED_BEFORE_SUCCESS -> {
          nights.directory(run).killedAt(RunPublication.SUCCESS);
          assertThatThrownBy(night::publish).isInstanceOf(IOException.class);
          nights.directory(run).revived();
          assertThat(version(run).files).containsKey(LedgerManifest.NAME);
          ledgerIs(naive);
        }
        case KILLED_BEFORE_COMMITTED -> {
          version(run).killedAt(LedgerFolder.COMMITTED);
          night.publish();
          version(run).revived();
          assertThat(version(run).files).doesNotContainKey(LedgerFolder.COMMITTED);
          becomes(next, findings, new Snapshot(run, time, rows, buckets));
        }
        default -> {
          night.publish();
          becomes(next, findings, new Snapshot(run, time, rows, buckets));
          theSameAgain(time, rows);
        }
      }
    }

    private MemoryRunStore version(String run) {
      return nights.ledger.versions.entrySet().stream()
          .filter(it -> it.getKey().endsWith("-" + run))
          .findFirst()
          .orElseThrow()
          .getValue();
    }

    private void becomes(NaiveLedger next, Findings findings, Snapshot snapshot)
        throws IOException {
      naive = next;
      results.add(snapshot);
      findings.written.forEach(
          (keys, change) ->
              keys.forEach(
                  key -> publications.computeIfAbsent(key, any -> new ArrayList<>()).add(change)));
      writes(snapshot.run(), findings);
      tables(snapshot.run(), findings);
      ledgerIs(naive);
    }

    private static void holds(RunOutcome outcome, Findings findings, long read) {
      Tally tally = outcome.results().tally();
      assertThat(new TreeMap<>(tally.night)).as(outcome.id()).isEqualTo(findings.counts);
      assertThat(outcome.accounts())
          .isEqualTo(
              new Accounts(
                  read,
                  findings.objectsWritten(),
                  findings.known,
                  findings.held,
                  1,
                  findings.archived + 1,
                  2));
    }

    private void writes(String run, Findings findings) throws IOException {
      List<List<String>> keys =
          nights.items(run).values().stream()
              .map(urls -> urls.stream().map(FortnightTest::key).toList())
              .toList();
      assertThat(keys).containsExactlyInAnyOrderElementsOf(findings.written.keySet());
      List<String> issues =
          nights.directory(run).rows(TableSchema.ITEMS).stream()
              .map(row -> text(row[4]) + " " + text(row[11]))
              .toList();
      List<String> expected = new ArrayList<>();
      findings.written.forEach((item, change) -> expected.add(item.get(0) + " " + change.label()));
      assertThat(issues).containsExactlyInAnyOrderElementsOf(expected);
    }

    private void tables(String run, Findings findings) {
      for (TableSchema table : TableSchema.NIGHT) {
        List<String> rows =
            nights.directory(run).rows(table).stream()
                .map(row -> table.equals(TableSchema.RENAMED) ? renamed(row) : row(row))
                .toList();
        assertThat(rows)
            .as(table.name() + " of " + run)
            .containsExactlyInAnyOrderElementsOf(
                findings.tables.getOrDefault(table.name(), List.of()));
      }
    }

    private static String renamed(Object[] row) {
      return key(text(row[0])) + " " + key(text(row[1]));
    }

    private static String row(Object[] row) {
      return String.join(
          " ", text(row[4]), text(row[5]), text(row[6]), text(row[7]), text(row[8]), text(row[9]));
    }

    private void theSameAgain(Instant time, List<TestRow> rows) throws IOException {
      List<String> before = files();
      assertThatThrownBy(() -> nights.run("again", time, rows)).isInstanceOf(NoNewSnapshot.class);
      assertThat(files()).isEqualTo(before);
    }

    private List<String> files() throws IOException {
      List<String> all = new ArrayList<>();
      for (Map<String, MemoryRunStore> stores : List.of(nights.runs, nights.ledger.versions)) {
        for (Map.Entry<String, MemoryRunStore> store : stores.entrySet()) {
          store.getValue().files.keySet().forEach(it -> all.add(store.getKey() + " " + it));
          store.getValue().tables.keySet().forEach(it -> all.add(store.getKey() + " " + it));
        }
      }
      return all;
    }

    /** Reads the ledger in force: what a later segment has of a unit replaces what others have. */
    private void ledgerIs(NaiveLedger expected) throws IOException {
      Optional<LedgerManifest> inForce = nights.folder().inForce();
      Map<String, List<String>> known = new TreeMap<>();
      List<LedgerSegment> segments = inForce.map(LedgerManifest::segments).orElse(List.of());
      for (LedgerSegment segment : segments) {
        Map<String, List<String>> own = new TreeMap<>();
        for (int part : segment.parts()) {
          nights
              .reader()
              .read(
                  segment.version(),
                  part,
                  item -> {
                    assertThat(Buckets.bucketOf(item.place(), segment.buckets())).isEqualTo(part);
                    own.computeIfAbsent(unit(item), any -> new ArrayList<>()).add(line(item));
                  });
        }
        known.putAll(own);
      }
      Map<String, List<String>> should = new TreeMap<>();
      expected.units.forEach(
          (unit, items) -> {
            if (!items.isEmpty()) {
              should.put(unit, items.stream().map(this::line).toList());
            }
          });
      assertThat(known.keySet()).isEqualTo(should.keySet());
      known.forEach((unit, lines) -> assertThat(lines).as(unit).isEqualTo(should.get(unit)));
      if (segments.size() == 1 && results.size() > 1) {
        anew++;
      }
    }

    private static String unit(LedgerItem item) {
      String key = text(item.firstKey());
      assertThat(item.grouped()).isEqualTo(NaiveLedger.isGrouped(key));
      return NaiveLedger.unit(key);
    }

    private String line(LedgerItem item) {
      List<String> objects = new ArrayList<>();
      for (PublishedObject object : ItemObjects.of(item)) {
        objects.add(text(object.key()) + " " + object.size() + " " + object.content());
      }
      assertThat(item.members()).isEqualTo(objects.size());
      return line(
          objects, item.run(), item.firstSeen(), item.goneSince(), item.told() == 0 ? "" : "told");
    }

    private String line(Published item) {
      List<String> objects = new ArrayList<>();
      for (StoredObject object : item.members()) {
        objects.add(object.key() + " " + object.size() + " " + content(object.etag()));
      }
      return line(
          objects,
          item.run(),
          item.firstSeen().toEpochMilli(),
          item.gone() == null ? 0 : item.gone().toEpochMilli(),
          item.told() == null ? "" : "told");
    }

    private static String line(
        List<String> objects, String run, long firstSeen, long goneSince, String told) {
      return objects + " " + run + " " + firstSeen + " " + goneSince + " " + told;
    }

    private long content(String etag) {
      return etag == null ? 0 : contents.computeIfAbsent(etag, this::hash);
    }

    private long hash(String etag) {
      TestRow row = new TestRow("photos/any.jpg", 1, true, false, false, etag, null);
      LocalSteps.Rows rows = new LocalSteps.Rows(TestJobs.plan(job, 1), List.of(row).iterator());
      rows.next();
      return rows.row().contentHash();
    }

    void publishedOnce(Map<String, StoredObject> last) {
      publications.forEach(
          (key, changes) -> {
            List<NightChange> twice = changes.subList(1, changes.size());
            if (options.late() == Late.HOLD && options.changed() == Changed.REPORT) {
              assertThat(twice).as(key).isEmpty();
            }
            assertThat(twice).as(key).doesNotContain(NightChange.NEW);
            if (options.changed() == Changed.REPORT && options.late() != Late.REISSUE) {
              assertThat(twice).as(key).isEmpty();
            }
          });
      if (options.late() == Late.HOLD || !options.settle().isZero()) {
        return;
      }
      Set<String> missing = new TreeSet<>(last.keySet());
      missing.removeAll(publications.keySet());
      missing.removeIf(key -> last.get(key).archived());
      assertThat(missing).as("objects that were never published").isEmpty();
    }

    /** All snapshots that became results, in order and into a ledger of their own. */
    void replay() throws IOException {
      Nights again = new Nights(job, 1);
      for (Snapshot snapshot : results) {
        again = again.with(job, snapshot.buckets());
        List<TestRow> rows = new ArrayList<>(snapshot.rows());
        Collections.reverse(rows);
        again.run(snapshot.run(), snapshot.time(), rows);
        Map<String, String> specs = specs(nights.directory(snapshot.run()));
        assertThat(specs(again.directory(snapshot.run()))).isEqualTo(specs);
      }
    }

    private static Map<String, String> specs(MemoryRunStore store) {
      Map<String, String> specs = new TreeMap<>();
      store.files.forEach(
          (path, bytes) -> {
            if (path.startsWith("specs/") || path.equals(RunPublication.INDEX)) {
              specs.put(path, new String(bytes, StandardCharsets.UTF_8));
            }
          });
      return specs;
    }
  }

  private static String key(String url) {
    return url.substring("https://acme-media.s3.eu-west-2.amazonaws.com/".length());
  }

  private static String text(Object cell) {
    return cell instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(cell);
  }
}
