package io.bucketspec.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bucketspec.cli.JobFile;
import io.bucketspec.run.RunOutcome;
import io.bucketspec.spark.TestInventory.Listed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadSourceIT {
  private static final String JOB =
      """
      inventory: %s
      urls: {style: virtual-hosted, region: eu-west-2}
      rules:
        - {name: cams, match: "cams/{site}/{run}/frame_{frame}.jpg", kind: image_sequence, group: [site, run], order: frame}
        - {name: ct, match: "dicom/{patient}/{series}/**", kind: dicom_series, group: [patient, series]}
        - {name: clips, match: "photos/{site}/**", kind: video}
        - {name: photos, match: "photos/{site}/**", kind: image}
      metadata:
        - {name: sites, table: %s, on: {site: site_id}, columns: {city: city, depth: depth, note: note}}
      output: {path: '%s', partitionBy: [site], limits: {items: 20, fileBytes: 20KB}%s}
      ledger: off
      """;

  @TempDir static Path folder;
  private static SparkSession spark;
  private static String inventory;

  @BeforeAll
  static void inventory() throws IOException {
    spark = TestSession.open();
    inventory = new TestInventory(folder.resolve("csv")).csv(rows().stream(), 3).toString();
    Files.writeString(
        folder.resolve("sites.csv"),
        "site_id,city,depth,note\nnorth,Oslo,12.50,\"a \"\"b\"\" \\ é\"\nsüd,Köln,9007199254740993,\n");
  }

  private static List<Listed> rows() {
    List<Listed> rows = new ArrayList<>();
    for (int g = 0; g < 90; g++) {
      String site = List.of("north", "süd", "a=b").get(g % 3);
      for (int f = 0; f < 1 + g % 15; f++) {
        rows.add(Listed.of("cams/" + site + "/run" + g + "/frame_" + (f + 5) + ".jpg", 1000 + f));
        rows.add(Listed.of("dicom/p" + g % 50 + "/s" + g + "/IM" + f, 2000));
      }
      rows.add(Listed.of("photos/" + site + "/a b+" + g + "%.JPG", 1 + g));
      rows.add(Listed.of("photos/" + site + "/" + g + ".mp4", 1 + g));
    }
    return rows;
  }

  private static String job(String output, String more) throws IOException {
    Path file = folder.resolve(output + ".yaml");
    Files.writeString(
        file, JOB.formatted(inventory, folder.resolve("sites.csv"), folder.resolve(output), more));
    return file.toString();
  }

  private static Dataset<Row> items(String job) {
    return spark
        .read()
        .format("bucket-inventory")
        .option("job", job)
        .option("view", "items")
        .load();
  }

  private static DataFrameWriter<Row> writer(Dataset<Row> items, boolean combine) {
    return items
        .write()
        .format("upload-spec")
        .option("partitionBy", "site")
        .option("limits.items", 20)
        .option("limits.fileBytes", "20KB")
        .option("combine", combine)
        .mode("append");
  }

  /** Every spec file's text by its path under {@code specs/}. */
  private static SortedMap<String, String> specs(String output, String run) throws IOException {
    Path root = folder.resolve(output + "/runs/" + run + "/specs");
    SortedMap<String, String> specs = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().startsWith(".")) {
          specs.put(
              root.relativize(file).toString(), Files.readString(file, StandardCharsets.UTF_8));
        }
      }
    }
    return specs;
  }

  @Test
  void theItemsOfAJobAreWrittenAsItsRunWritesThem() throws Exception {
    for (boolean combine : new boolean[] {false, true}) {
      String output = "job-" + combine;
      String job = job(output, ", combine: " + combine);
      RunOutcome outcome =
          new SpecJob(spark, JobFile.parse(Files.readString(Path.of(job)), job), Clock.systemUTC())
              .run("one");
      assertThat(outcome.accounts().rejected()).isZero();
      SortedMap<String, String> expected = specs(output, "one");
      assertThat(expected).hasSizeGreaterThan(10);
      for (boolean adaptive : new boolean[] {true, false}) {
        for (int partitions : new int[] {2, 7}) {
          spark.conf().set("spark.sql.adaptive.enabled", String.valueOf(adaptive));
          String run = "r" + partitions + adaptive;
          Dataset<Row> shuffled = items(job).repartition(partitions, functions.col("title"));
          writer(shuffled, combine)
              .option("runId", run)
              .save(folder.resolve("written-" + combine).toString());
          assertThat(specs("written-" + combine, run)).isEqualTo(expected);
        }
      }
    }
    spark.conf().unset("spark.sql.adaptive.enabled");
  }

  private static final String URLS = "https://acme.s3.eu-west-2.amazonaws.com/";

  private static Dataset<Row> given() {
    return spark.sql(
        """
        SELECT * FROM VALUES
          ('image', 'one', array('%1$sa.jpg'), named_struct('a', 1, 'b', 'x'), 'north'),
          ('image', 'two', array('%1$sb.jpg'), null, 'north'),
          ('image', 'one again', array('%1$sa.jpg'), null, 'north'),
          ('image_group', 'group', array('%1$sc/1.jpg', '%1$sc/2.jpg'), null, null),
          ('image_group', '', array('%1$sd/1.jpg', '%1$sd/2.jpg'), null, null),
          ('video', 'relative', array('a.mp4'), null, 'north'),
          ('movie', 'odd', array('%1$sa.mp4'), null, 'north'),
          ('image', 'nothing', null, null, 'north')
        AS items(kind, title, urls, client_metadata, site)
        """
            .formatted(URLS));
  }

  private static DataFrameWriter<Row> writing(Dataset<Row> items) {
    return items.write().format("upload-spec").option("partitionBy", "site");
  }

  private static JsonNode success(String output, String run) throws IOException {
    return new ObjectMapper()
        .readTree(folder.resolve(output + "/runs/" + run + "/_SUCCESS.json").toFile());
  }

  @Test
  void aDataFrameOfItemsIsARun() throws Exception {
    String output = folder.resolve("given").toString();
    writing(given().repartition(5)).option("runId", "first").save(output);
    SortedMap<String, String> specs = specs("given", "first");
    assertThat(specs.keySet())
        .containsExactly(
            "site=__HIVE_DEFAULT_PARTITION__/image_group/batch-00001.json",
            "site=north/image/batch-00001.json");
    assertThat(specs.get("site=north/image/batch-00001.json"))
        .contains("\"clientMetadata\":{\"a\":1,\"b\":\"x\"}")
        .contains(URLS + "a.jpg")
        .contains(URLS + "b.jpg");
    assertThat(
            spark.read().parquet(output + "/runs/first/rejects").collectAsList().stream()
                .map(
                    row ->
                        row.getAs("item") + " " + row.getAs("reason") + " " + row.getAs("objects")))
        .containsExactlyInAnyOrder(
            "one again duplicate-key 1",
            " blank-title 2",
            "relative bad-row 1",
            "odd bad-row 1",
            "nothing bad-row 1");
    JsonNode success = success("given", "first");
    assertThat(success.at("/counts/read").asInt()).isEqualTo(10);
    assertThat(success.at("/counts/written").asInt()).isEqualTo(4);
    assertThat(success.at("/counts/rejected").asInt()).isEqualTo(6);
    assertThat(success.at("/dataframe/columns").toString())
        .isEqualTo("[\"kind\",\"title\",\"urls\",\"client_metadata\",\"site\"]");
    assertThat(success.at("/options/output/partitionBy/0").asText()).isEqualTo("site");
    assertThat(success.at("/findings/0/sentence").asText())
        .isEqualTo("There is no column 'bytes': the limit on media bytes can't be kept.");
    assertThat(Files.readString(folder.resolve("given/runs/first/report.html")))
        .contains("A DataFrame", "items with kind, title, urls, client_metadata, site");
    for (int partitions : new int[] {1, 3}) {
      String run = "again" + partitions;
      writing(given().repartition(partitions)).mode("append").option("runId", run).save(output);
      assertThat(specs("given", run)).isEqualTo(specs);
    }
  }

  @Test
  void modesKeepToWhatRunsAre() {
    String output = folder.resolve("modes").toString();
    writing(given()).option("runId", "one").save(output);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> writing(given()).option("runId", "two").save(output))
        .withMessage(output + " has runs: with mode 'append' one more is written beside them.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> writing(given()).mode("overwrite").save(output))
        .withMessage(
            "Runs are never overwritten: with mode 'append' one more is written beside those that"
                + " are there.");
    writing(given()).mode("ignore").option("runId", "three").save(output);
    assertThat(folder.resolve("modes/runs/three")).doesNotExist();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> writing(given()).mode("append").option("runId", "one").save(output))
        .withMessageContaining("modes/runs/one");
  }

  @Test
  void sqlInsertsItems() throws Exception {
    given().createOrReplaceTempView("given");
    spark.sql(
        "CREATE OR REPLACE TEMPORARY VIEW specs (kind STRING, title STRING, urls ARRAY<STRING>)"
            + " USING `upload-spec` OPTIONS (path '"
            + folder.resolve("sql")
            + "', limits.items 1, runId 'sql')");
    spark.sql("INSERT INTO specs SELECT kind, title, urls FROM given WHERE kind = 'image_group'");
    assertThat(specs("sql", "sql").keySet())
        .singleElement()
        .asString()
        .matches("image_group/batch-0000\\d\\.json");
  }

  @Test
  void errorsAreSentences() throws Exception {
    String output = folder.resolve("errors").toString();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                given()
                    .withColumnRenamed("title", "titel")
                    .write()
                    .format("upload-spec")
                    .save(output))
        .withMessageStartingWith("There is no column 'title'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> writing(given()).option("limits.items", 0).save(output))
        .withMessage("option 'limits.items': 'items' is 0 but must be at least 1.");
    assertThat(folder.resolve("errors/runs")).doesNotExist();
    Dataset<Row> placed = items(job("two-views", "")).select("kind", "title", "urls", "place");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                placed
                    .union(given().selectExpr("kind", "title", "urls", "cast(null AS BINARY)"))
                    .write()
                    .format("upload-spec")
                    .option("limits.items", 1)
                    .option("runId", "mixed")
                    .save(output))
        .withMessage(
            "The items have places of several views, or some have none, and these don't go together:"
                + " leave out the column 'place'.");
    assertThat(folder.resolve("errors/runs/mixed/_SUCCESS.json")).doesNotExist();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                given()
                    .where("title = 'group'")
                    .drop("site")
                    .write()
                    .format("upload-spec")
                    .option("limits.urls", 1)
                    .option("findings.over-limit", "fail")
                    .option("runId", "failing")
                    .save(output))
        .withMessageContaining(
            "/errors/runs/failing is written, but there are findings whose policy is 'fail':"
                + " over-limit.");
    assertThat(folder.resolve("errors/runs/failing/_SUCCESS.json")).exists();
  }
}
