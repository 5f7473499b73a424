package io.bucketspec.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.cli.JobFile;
import io.bucketspec.faults.RunResult;
import io.bucketspec.run.Attempts;
import io.bucketspec.run.JobOptions;
import io.bucketspec.run.RunOutcome;
import io.bucketspec.run.ledger.LedgerNight;
import io.bucketspec.run.ledger.LedgerRefusal;
import io.bucketspec.run.ledger.NightRequest;
import io.bucketspec.run.ledger.NoNewSnapshot;
import io.bucketspec.spark.TestInventory.Listed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileUtil;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nights with Spark and Parquet; what each comes to, the tests without Spark know. */
class NightIT {
  private static final Pattern URL = Pattern.compile("\"objectUrl[_0-9]*\":\"([^\"]+)\"");

  /** As the page of nights has it. */
  private static final String TABLE =
      """
      CREATE TABLE %s (
        version STRING, place BIGINT, kind STRING, rule STRING, bucket STRING, `group` STRING, first_key STRING,
        members BIGINT, fingerprint BIGINT, run STRING, first_seen BIGINT, gone_since BIGINT, told BIGINT, objects BINARY
      ) USING %s
      """;

  @TempDir Path folder;

  private JobOptions job(Path inventory, String output) throws Exception {
    return JobFile.parse(
        """
        inventory: %s
        urls: {style: s3}
        rules:
          - {name: cams, match: "cams/{run}/frame_{frame}.jpg", kind: image_sequence, group: [run]}
          - {name: photos, match: "photos/**", kind: image}
        output: {path: '%s', limits: {items: 20}}
        ledger: {late: reissue}
        """
            .formatted(inventory, folder.resolve(output)),
        "test.yaml");
  }

  /** What is published is the same wherever the ledger has its rows. */
  @ParameterizedTest
  @ValueSource(
      strings = {"table: '%s/lake', format: parquet", "catalog: night_ledger", "path: '%s/other'"})
  void theLedgersRowsMayStandInATable(String where) throws Exception {
    SparkSession spark = TestSession.open();
    spark.sql("DROP TABLE IF EXISTS night_ledger");
    spark.sql(TABLE.formatted("night_ledger", "parquet LOCATION '" + folder + "/catalog'"));
    Path first = new TestInventory(folder.resolve("first")).csv(rows(0, 20, 2).stream(), 1);
    List<Listed> more = rows(5, 20, 2);
    more.addAll(rows(20, 30, 2));
    more.add(Listed.of("cams/r11/frame_2.jpg", 1003));
    Path second = new TestInventory(folder.resolve("second")).csv(more.stream(), 2);
    String ledger = where.formatted(folder);

    runIn(spark, ledger, first, "n1", 2, NightRequest.PLAIN);
    RunOutcome night = runIn(spark, ledger, second, "n2", 4, NightRequest.PLAIN);
    RunOutcome again =
        runIn(spark, ledger, second, "n3", 1, new NightRequest(false, true, false, false, false));

    assertThat(night.accounts().written()).isEqualTo(10 * 3 + 3);
    assertThat(night.accounts().known()).isEqualTo(15 * 3 - 2);
    assertThat(again.accounts().written()).isZero();
    run(spark, first, "files", "n1", 2, false);
    run(spark, second, "files", "n2", 4, false);
    assertThat(specs("tables", "n2")).isEqualTo(specs("files", "n2"));
  }

  @Test
  void thePageHasTheTable() throws IOException {
    assertThat(Files.readString(Path.of("src/site/markdown/nightly.md")))
        .contains(TABLE.formatted("lake.media.ledger", "iceberg"));
  }

  @Test
  void aTableThatLacksRowsIsToldBeforeAnythingIsPublished() throws Exception {
    SparkSession spark = TestSession.open();
    Path first = new TestInventory(folder.resolve("first")).csv(rows(0, 3, 1).stream(), 1);
    Path second = new TestInventory(folder.resolve("second")).csv(rows(0, 4, 1).stream(), 1);
    String ledger = "table: '" + folder + "/lake', format: parquet";
    runIn(spark, ledger, first, "n1", 1, NightRequest.PLAIN);
    spark
        .read()
        .parquet(folder + "/lake")
        .limit(2)
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(folder + "/less");
    FileUtil.fullyDelete(folder.resolve("lake").toFile());
    Files.move(folder.resolve("less"), folder.resolve("lake"));

    assertThatThrownBy(() -> runIn(spark, ledger, second, "n2", 1, NightRequest.PLAIN))
        .isInstanceOf(LedgerRefusal.class)
        .hasMessage(
            "The ledger is not whole: its table "
                + folder
                + "/lake has 2 of the 6 rows of version 000001-n1. If they can't be brought back, 'run"
                + " --full' writes everything and begins a new ledger.");
    assertThatThrownBy(() -> runIn(spark, "markTitles: true", second, "n2", 1, NightRequest.PLAIN))
        .isInstanceOf(LedgerRefusal.class)
        .hasMessageStartingWith(
            "The job's ledger is in files, but what was published up to run n1");
  }

  private RunOutcome runIn(
      SparkSession spark,
      String ledger,
      Path inventory,
      String id,
      int buckets,
      NightRequest request)
      throws Exception {
    JobOptions job =
        JobFile.parse(
            """
            inventory: %s
            urls: {style: s3}
            rules:
              - {name: cams, match: "cams/{run}/frame_{frame}.jpg", kind: image_sequence, group: [run]}
              - {name: photos, match: "photos/**", kind: image}
            output: {path: '%s', limits: {items: 20}}
            ledger: {late: reissue, %s}
            """
                .formatted(inventory, folder.resolve("tables"), ledger),
            "test.yaml");
    RunOutcome outcome =
        new SpecJob(
                spark, job, Clock.systemUTC(), any -> RunSteps.buckets(buckets), Attempts.PATIENT)
            .run(id, request);
    RunResult.verified(directory("tables", id));
    return outcome;
  }

  private static List<Listed> rows(int from, int to, int frames) {
    List<Listed> rows = new ArrayList<>();
    for (int i = from; i < to; i++) {
      rows.add(Listed.of("photos/p" + i + ".jpg", 100 + i));
      for (int f = 0; f < frames; f++) {
        rows.add(Listed.of("cams/r" + i + "/frame_" + f + ".jpg", 1000 + f));
      }
    }
    return rows;
  }

  private RunOutcome run(
      SparkSession spark, Path inventory, String output, String id, int buckets, boolean again)
      throws Exception {
    RunOutcome outcome =
        new SpecJob(
                spark,
                job(inventory, output),
                Clock.systemUTC(),
                any -> RunSteps.buckets(buckets),
                Attempts.PATIENT)
            .run(id, new NightRequest(false, again, false, false, false));
    RunResult.verified(directory(output, id));
    return outcome;
  }

  private Path directory(String output, String run) {
    return folder.resolve(output + "/runs/" + run);
  }

  /** How often each URL stands in the spec files of a run. */
  private SortedMap<String, Integer> urls(String output, String run) throws IOException {
    SortedMap<String, Integer> urls = new TreeMap<>();
    for (String spec : specs(output, run).values()) {
      Matcher url = URL.matcher(spec);
      while (url.find()) {
        urls.merge(url.group(1), 1, Integer::sum);
      }
    }
    return urls;
  }

  private SortedMap<String, String> specs(String output, String run) throws IOException {
    SortedMap<String, String> specs = new TreeMap<>();
    Path below = directory(output, run).resolve("specs");
    if (Files.exists(below)) {
      try (Stream<Path> files = Files.walk(below)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          specs.put(below.relativize(file).toString(), Files.readString(file));
        }
      }
    }
    return specs;
  }

  @Test
  void nightsWriteWhatIsNewWhateverTheNumberOfBucketsAndCores() throws Exception {
    Path first = new TestInventory(folder.resolve("first")).csv(rows(0, 60, 3).stream(), 2);
    List<Listed> more = rows(10, 60, 3);
    more.addAll(rows(60, 90, 4));
    more.add(Listed.of("cams/r11/frame_3.jpg", 1003));
    Path second = new TestInventory(folder.resolve("second")).csv(more.stream(), 3);

    for (String output : List.of("two", "three")) {
      boolean two = output.equals("two");
      SparkSession spark =
          two
              ? TestSession.open()
              : TestSession.open("local[3]", Map.of("spark.sql.adaptive.enabled", "false"));
      RunOutcome one = run(spark, first, output, "n1", 4, false);
      assertThat(one.ledger().flatMap(LedgerNight::after)).isEmpty();
      RunOutcome night = run(spark, second, output, "n2", 8, false);
      assertThat(night.accounts().written()).isEqualTo(30 + 30 * 4 + 4);
      assertThat(night.accounts().known()).isEqualTo(50 + 49 * 3);
      RunOutcome nothing = run(spark, second, output, "n3", 2, true);
      assertThat(nothing.accounts().written()).isZero();
      assertThat(nothing.accounts().known()).isEqualTo(more.size());
      assertThatThrownBy(() -> run(spark, second, output, "n4", 2, false))
          .isInstanceOf(NoNewSnapshot.class);
      assertThat(directory(output, "n4")).doesNotExist();
      assertThat(spark.read().parquet(directory(output, "n2") + "/gone").count()).isEqualTo(20);
      assertThat(spark.read().parquet(directory(output, "n2") + "/late").count()).isEqualTo(1);
    }
    assertThat(specs("three", "n1")).isEqualTo(specs("two", "n1"));
    assertThat(specs("three", "n2")).isEqualTo(specs("two", "n2"));

    SortedMap<String, Integer> published = urls("two", "n1");
    urls("two", "n2").forEach((url, times) -> published.merge(url, times, Integer::sum));
    List<String> again =
        published.entrySet().stream()
            .filter(it -> it.getValue() > 1)
            .map(Map.Entry::getKey)
            .toList();
    assertThat(again)
        .containsExactly(
            "s3://acme-media/cams/r11/frame_0.jpg",
            "s3://acme-media/cams/r11/frame_1.jpg",
            "s3://acme-media/cams/r11/frame_2.jpg");
    assertThat(published).hasSize(60 * 4 + 30 * 5 + 1);
  }
}
