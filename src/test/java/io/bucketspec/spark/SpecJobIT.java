package io.bucketspec.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.cli.JobFile;
import io.bucketspec.cli.JobFileException;
import io.bucketspec.faults.RunResult;
import io.bucketspec.run.Attempts;
import io.bucketspec.run.Buckets;
import io.bucketspec.run.JobOptions;
import io.bucketspec.run.RunOutcome;
import io.bucketspec.spark.TestInventory.Listed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecJobIT {
  private static final String RULES =
      """
      urls: {style: virtual-hosted, region: eu-west-2}
      rules:
        - {name: cams, match: "cams/{site}/{run}/frame_{frame}.jpg", kind: image_sequence, group: [site, run], order: frame}
        - {name: ct, match: "dicom/{patient}/{series}/**", kind: dicom_series, group: [patient, series]}
        - {name: photos, match: "photos/**", kind: image}
      """;

  @TempDir Path folder;

  private JobOptions job(Path inventory, String output, String more) throws JobFileException {
    String text =
        "inventory: "
            + inventory
            + "\n"
            + RULES
            + "output: {path: '"
            + output
            + "'"
            + more
            + "}\nledger: off\n";
    return JobFile.parse(text, "test.yaml");
  }

  private static List<Listed> rows(int groups) {
    List<Listed> rows = new ArrayList<>();
    Random random = new Random(7);
    for (int g = 0; g < groups; g++) {
      String site = List.of("north", "süd", "a=b").get(g % 3);
      for (int f = 0; f < 1 + g % 15; f++) {
        rows.add(Listed.of("cams/" + site + "/run" + g + "/frame_" + (f + 5) + ".jpg", 1000 + f));
        rows.add(Listed.of("dicom/p" + g % 50 + "/s" + g + "/IM" + f, 2000));
      }
      rows.add(Listed.of("photos/a b+" + g + "%.JPG", 1 + random.nextInt(1000)));
      rows.add(Listed.of("notes/" + g + ".txt", 3));
      rows.add(new Listed("photos/gone" + g + ".jpg", null, true, true, ""));
      rows.add(new Listed("photos/old" + g + ".jpg", 4L, false, false, "STANDARD"));
      rows.add(new Listed("photos/cold" + g + ".jpg", 4L, true, false, "GLACIER"));
      rows.add(Listed.of("photos/empty" + g + ".jpg", 0));
      rows.add(Listed.of("photos/folder" + g + "/", 0));
    }
    Collections.shuffle(rows, random);
    return rows;
  }

  @Test
  void allFormatsOfAnInventoryGiveTheSameSpecs() throws Exception {
    SparkSession spark = TestSession.open();
    List<Listed> rows = rows(120);
    Path csv = new TestInventory(folder.resolve("csv")).csv(rows.stream(), 3);
    Path parquet = new TestInventory(folder.resolve("parquet")).columnar(spark, "Parquet", rows, 2);
    Path orc = new TestInventory(folder.resolve("orc")).columnar(spark, "ORC", rows, 2);

    RunOutcome ofCsv = run(spark, csv, "csv-out");
    assertThat(ofCsv.accounts().read()).isEqualTo(rows.size());
    assertThat(ofCsv.accounts().superseded()).isEqualTo(240);
    assertThat(ofCsv.accounts().filtered()).isEqualTo(120);
    assertThat(ofCsv.accounts().rejected()).isEqualTo(360);
    SortedMap<String, String> specs = specs("csv-out");
    assertThat(specs).isNotEmpty();
    assertThat(run(spark, parquet, "parquet-out").accounts()).isEqualTo(ofCsv.accounts());
    assertThat(specs("parquet-out")).isEqualTo(specs);
    assertThat(run(spark, orc, "orc-out").accounts()).isEqualTo(ofCsv.accounts());
    assertThat(specs("orc-out")).isEqualTo(specs);
    for (String name : List.of("items", "rejects")) {
      SameRows.of().check(table(spark, "csv-out", name), table(spark, "parquet-out", name));
      SameRows.of().check(table(spark, "csv-out", name), table(spark, "orc-out", name));
    }
    assertThat(table(spark, "csv-out", "rejects").groupBy("rule", "reason").count().collectAsList())
        .extracting(Row::toString)
        .containsExactlyInAnyOrder(
            "[null,no-rule,120]", "[photos,needs-restore,120]", "[photos,zero-bytes,120]");
    assertThat(table(spark, "csv-out", "items").count())
        .isEqualTo(ofCsv.results().files().stream().mapToLong(file -> file.items()).sum());
  }

  private RunOutcome run(SparkSession spark, Path inventory, String output) throws Exception {
    JobOptions job =
        job(
            inventory,
            folder.resolve(output).toString(),
            ", partitionBy: [site], limits: {items: 20}");
    return new SpecJob(spark, job, Clock.systemUTC()).run("one");
  }

  private Dataset<Row> table(SparkSession spark, String output, String name) {
    return spark.read().parquet(folder.resolve(output + "/runs/one/" + name).toString());
  }

  /** Every spec file's text by its path under {@code specs/}. */
  private SortedMap<String, String> specs(String output) throws IOException {
    Path root = folder.resolve(output + "/runs/one/specs");
    SortedMap<String, String> specs = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        specs.put(root.relativize(file).toString(), Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    return specs;
  }

  @Test
  void bytesDontDependOnCoresPartitionsOrAdaptiveExecution() throws Exception {
    List<Listed> rows = rows(150);
    Path inventory = new TestInventory(folder.resolve("inventory")).csv(rows.stream(), 4);
    SortedMap<String, String> first = null;
    int run = 0;
    for (String master : List.of("local[1]", "local[2]")) {
      for (String partitions : List.of("1", "7", "200")) {
        for (String adaptive : List.of("true", "false")) {
          SparkSession spark =
              TestSession.open(
                  master,
                  Map.of(
                      "spark.sql.shuffle.partitions", partitions,
                      "spark.sql.adaptive.enabled", adaptive,
                      "spark.default.parallelism", partitions));
          String output = "out" + run++;
          JobOptions job =
              job(
                  inventory,
                  folder.resolve(output).toString(),
                  ", partitionBy: [site], limits: {items: 20}");
          Buckets six = RunSteps.buckets(6);
          new SpecJob(spark, job, Clock.systemUTC(), snapshot -> six, Attempts.PATIENT).run("one");
          SortedMap<String, String> specs = specs(output);
          if (first == null) {
            first = specs;
            assertThat(first.size()).isGreaterThan(10);
          }
          assertThat(specs)
              .as("%s, %s partitions, adaptive %s", master, partitions, adaptive)
              .isEqualTo(first);
        }
      }
    }
  }

  @Test
  void twoRunsAtOnceOnOneOutputAreTwoResults() throws Exception {
    SparkSession spark = TestSession.open();
    Path inventory = new TestInventory(folder.resolve("inventory")).csv(rows(60).stream(), 2);
    JobOptions job = job(inventory, folder.resolve("out").toString(), ", limits: {items: 20}");
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      List<Callable<RunOutcome>> runs =
          List.of(
              () -> new SpecJob(spark, job, Clock.systemUTC()).run("one"),
              () -> new SpecJob(spark, job, Clock.systemUTC()).run("two"));
      for (Future<RunOutcome> run : pool.invokeAll(runs)) {
        assertThat(run.get().accounts().read()).isEqualTo(rows(60).size());
      }
    } finally {
      pool.shutdownNow();
    }
    RunResult.verified(folder.resolve("out/runs/one"))
        .assertEqualTo(RunResult.verified(folder.resolve("out/runs/two")));
  }

  @Test
  void onlyTheKeyMustBeAColumnOfAnInventory() throws Exception {
    SparkSession spark = TestSession.open();
    List<String> keys = List.of("photos/a b.jpg", "photos/%41.jpg", "photos/ü.jpg", "notes.txt");
    for (String format : List.of("Parquet", "ORC")) {
      Dataset<Row> table =
          spark
              .createDataset(keys, Encoders.STRING())
              .toDF("Key")
              .withColumn("some_new_column", functions.lit(7));
      Path inventory = new TestInventory(folder.resolve(format)).table(table, format);
      RunOutcome outcome = run(spark, inventory, format + "-out");
      assertThat(outcome.accounts().written()).isEqualTo(3);
      assertThat(outcome.accounts().rejected()).isEqualTo(1);
      assertThat(outcome.findings())
          .extracting(finding -> finding.code().code())
          .containsExactly("no-sizes");
      assertThat(specs(format + "-out").values())
          .singleElement()
          .asString()
          .contains("/photos/a%20b.jpg\"", "/photos/%2541.jpg\"", "/photos/%C3%BC.jpg\"");
    }
    Dataset<Row> keyless = spark.createDataset(keys, Encoders.STRING()).toDF("name");
    Path inventory = new TestInventory(folder.resolve("keyless")).table(keyless, "Parquet");
    assertThatThrownBy(() -> run(spark, inventory, "keyless-out"))
        .hasStackTraceContaining("has no column 'key', so it is no inventory of objects");
  }

  @Test
  void anEmptySnapshotIsARunWithoutItems() throws Exception {
    SparkSession spark = TestSession.open();
    Path inventory = new TestInventory(folder.resolve("inventory")).csv(Stream.of(), 0);
    RunOutcome outcome = run(spark, inventory, "out");
    assertThat(outcome.accounts().read()).isZero();
    assertThat(outcome.results().files()).isEmpty();
    assertThat(folder.resolve("out/runs/one/_SUCCESS.json")).exists();
    assertThat(table(spark, "out", "items").count()).isZero();
    assertThat(table(spark, "out", "rejects").count()).isZero();
  }

  @Test
  void routesLeadEachBucketToAPartitionOfItsOwn() {
    for (int count : new int[] {1, 2, 7, 64, 1000, Buckets.MOST}) {
      Buckets buckets = RunSteps.buckets(count);
      assertThat(buckets.routes()).hasSize(count).doesNotHaveDuplicates();
    }
    SparkSession spark = TestSession.open();
    int[] routes = RunSteps.buckets(50).routes();
    List<Integer> boxed = Arrays.stream(routes).boxed().toList();
    Dataset<Integer> rows = spark.createDataset(boxed, Encoders.INT());
    long used =
        rows.repartition(50, rows.col("value"))
            .select(functions.spark_partition_id().as("p"))
            .distinct()
            .count();
    assertThat(used).isEqualTo(50);
  }

  @Test
  void progressTellsTheStepsInWords() throws Exception {
    SparkSession spark = TestSession.open();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    spark
        .sparkContext()
        .addSparkListener(new Progress(new PrintStream(said, true, StandardCharsets.UTF_8), 0));
    List<Listed> rows = rows(20);
    Path inventory = new TestInventory(folder.resolve("inventory")).csv(rows.stream(), 2);
    run(spark, inventory, "out");
    spark.stop(); // delivers every event first
    assertThat(said.toString(StandardCharsets.UTF_8))
        .containsPattern(
            "… reading the inventory: 2 of 2 tasks, \\d+ s, %d objects, [\\d,]+ a second"
                .formatted(rows.size()))
        .containsPattern("(?m)^… grouping and writing: 1 of 1 tasks, \\d+ s$")
        .containsPattern("(?m)^… writing what was left over: 16 of 16 tasks, \\d+ s$");
  }

  @Test
  void partitionFoldersAreThoseThatSparkWouldMake() throws Exception {
    SparkSession spark = TestSession.open();
    List<String> sites =
        List.of("north", "a b", "a=b", "süd", "100%", "x:y", "q\"uote", "{b}", "[c]", "#1", "日本");
    List<Listed> rows =
        sites.stream().map(site -> Listed.of("cams/" + site + "/r/frame_1.jpg", 1)).toList();
    Path inventory = new TestInventory(folder.resolve("inventory")).csv(rows.stream(), 1);
    run(spark, inventory, "out");

    Dataset<Row> table =
        spark
            .createDataset(sites, Encoders.STRING())
            .toDF("site")
            .withColumn("n", functions.lit(1));
    table.write().partitionBy("site").parquet(folder.resolve("by-spark").toString());
    assertThat(names(folder.resolve("out/runs/one/specs")))
        .hasSameSizeAs(sites)
        .isEqualTo(names(folder.resolve("by-spark")));
  }

  private static List<String> names(Path path) throws IOException {
    try (Stream<Path> listed = Files.list(path)) {
      return listed
          .filter(Files::isDirectory)
          .map(child -> child.getFileName().toString())
          .sorted()
          .toList();
    }
  }
}
