package io.bucketspec.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.bucketspec.cli.JobFile;
import io.bucketspec.faults.RunResult;
import io.bucketspec.inventory.SnapshotChanged;
import io.bucketspec.model.Finding;
import io.bucketspec.run.Attempts;
import io.bucketspec.run.Explanation;
import io.bucketspec.run.JobOptions;
import io.bucketspec.run.MetadataPlan;
import io.bucketspec.run.RunOutcome;
import io.bucketspec.run.Summary;
import io.bucketspec.spark.TestInventory.Listed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Side tables in the formats that Spark reads, on every way to their items. */
class SideTableIT {
  private static final int SITES = 40;

  private static final String RULES =
      """
      urls: {style: virtual-hosted, region: eu-west-2}
      rules:
        - {name: cams, match: "cams/{site}/{run}/{n}.jpg", kind: image_sequence, group: [site, run]}
        - {name: photos, match: "photos/{site}/{n}.jpg", kind: image}
        - {name: late, match: "late/{site}/{n}.jpg", kind: image_group, group: [site], title: "{site} {n}"}
      """;

  @TempDir Path folder;

  private SparkSession spark = TestSession.open();

  @AfterEach
  void unhook() {
    HookedFileSystem.unhook();
  }

  private Path inventory() throws Exception {
    List<Listed> objects = new ArrayList<>();
    for (int site = 0; site < SITES; site++) {
      for (int n = 0; n < 5; n++) {
        objects.add(Listed.of("cams/s" + site + "/r" + n % 2 + "/" + n + ".jpg", 10));
        objects.add(Listed.of("photos/s" + site + "/" + n + ".jpg", 10));
      }
    }
    return new TestInventory(folder.resolve("inventory")).csv(objects.stream(), 3);
  }

  private JobOptions job(Path inventory, String metadata, String output) throws Exception {
    return JobFile.parse(
        "inventory: "
            + inventory
            + "\n"
            + RULES
            + "metadata:\n"
            + metadata
            + "\noutput: {path: '"
            + (output.contains(":") ? output : folder.resolve(output))
            + "', limits: {items: 30}}\nledger: off\n",
        "test.yaml");
  }

  private RunOutcome run(JobOptions job) throws Exception {
    return new SpecJob(
            spark, job, Clock.systemUTC(), snapshot -> RunSteps.buckets(4), Attempts.PATIENT)
        .run("one");
  }

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

  /** A row for each run of the cameras, and for most sites one of another name in capitals. */
  private Dataset<Row> cameras() {
    StructType schema =
        new StructType()
            .add("site", DataTypes.StringType)
            .add("run", DataTypes.StringType)
            .add("serial", DataTypes.StringType)
            .add("floor", DataTypes.IntegerType);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 2 * SITES; i++) {
      rows.add(RowFactory.create("s" + i / 2, "r" + i % 2, "SN-\"ü" + i, i % 7 == 0 ? null : i));
    }
    rows.add(RowFactory.create("s999", "r0", "lost", 1));
    rows.add(RowFactory.create(null, "r0", "keyless", 1));
    return spark.createDataFrame(rows, schema).repartition(3);
  }

  private String source(String form) throws Exception {
    String path = folder.resolve("cameras." + form).toString();
    switch (form) {
      case "catalog" -> {
        cameras().createOrReplaceTempView("cameras_view");
        return "catalog: cameras_view";
      }
      case "sql" -> {
        cameras().createOrReplaceTempView("cameras_view");
        return "sql: SELECT * FROM cameras_view WHERE true";
      }
      case "jdbc" -> {
        return "format: jdbc, options: {url: '" + database() + "', dbtable: CAMERAS}";
      }
      default -> {
        cameras().write().format(form).option("header", true).option("escape", "\"").save(path);
        return "table: '" + path + "'";
      }
    }
  }

  private String database() throws Exception {
    String url = "jdbc:derby:memory:" + folder.getFileName() + ";create=true";
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE cameras (\"site\" VARCHAR(9), \"run\" VARCHAR(9), \"serial\" VARCHAR(99),"
              + " \"floor\" INT)");
      for (Row row : cameras().collectAsList()) {
        statement.execute(
            "INSERT INTO cameras VALUES (%s, '%s', '%s', %s)"
                .formatted(
                    row.isNullAt(0) ? "NULL" : "'" + row.get(0) + "'",
                    row.get(1),
                    row.get(2),
                    row.get(3)));
      }
    }
    return url;
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "orc", "json", "csv", "catalog", "sql", "jdbc"})
  void everySourceOnEveryWayGivesTheSame(String form) throws Exception {
    Path inventory = inventory();
    String source = source(form);
    SortedMap<String, String> first = null;
    for (String way : List.of("auto", "exchange")) {
      // Photos can't be routed: what they are joined by does not tell their places.
      String metadata =
          "- {name: cams, %s, on: [site, run], rules: [cams], types: {floor: integer}, columns: {camera.serial: serial, camera.floor: floor}, way: %s}\n"
                  .formatted(source, way)
              + "- {name: sites, %s, on: {site: {column: site, case: false}}, rules: [photos], columns: [serial], several: list, way: %s}\n"
                  .formatted(source, way);
      String output = form + "-" + way;
      RunOutcome outcome = run(job(inventory, metadata, output));
      RunResult.verified(folder.resolve(output + "/runs/one"));
      boolean exchanged = way.equals("exchange");
      assertThat(outcome.joins())
          .extracting(join -> join.way())
          .containsExactly(
              exchanged ? MetadataPlan.Way.ROUTED : MetadataPlan.Way.BROADCAST,
              exchanged ? MetadataPlan.Way.EXCHANGED : MetadataPlan.Way.BROADCAST);
      assertThat(outcome.joins())
          .extracting(
              join -> join.rows() + " " + join.rowsWithoutKey() + " " + join.rowsWithoutItem(),
              join -> join.items() + " " + join.itemsWithoutRow())
          .containsExactly(tuple("82 1 1", "80 0"), tuple("82 1 1", "200 0"));
      SortedMap<String, String> specs = specs(output);
      first = first == null ? specs : first;
      assertThat(specs).as(way).isEqualTo(first);
    }
    assertThat(String.join("\n", first.values()))
        .contains("\"clientMetadata\":{\"camera\":{\"serial\":\"SN-\\\"ü1\",\"floor\":1}}")
        .contains("\"clientMetadata\":{\"camera\":{\"serial\":\"SN-\\\"ü7\"}}")
        .contains("\"clientMetadata\":{\"serial\":[\"SN-\\\"ü2\",\"SN-\\\"ü3\"]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York"})
  void typesAreKeptWhateverTheZoneOfTheSession(String zone) throws Exception {
    spark.conf().set("spark.sql.session.timeZone", zone);
    try {
      spark
          .sql(
              """
              SELECT '0' AS n, array(named_struct('a', 1, 'b', array(2L, null))) AS structs,
                map('k', named_struct('x', 'y')) AS map, map(1, true) AS numbered,
                CAST(1.50 AS DECIMAL(10, 2)) AS decimal, 1.5f AS float, 0.1D AS double,
                9007199254740993L AS big, timestamp'2026-11-24 18:08:35.5+02:00' AS moment,
                timestamp_ntz'2026-11-24 18:08:35' AS local, date'1582-10-15' AS old,
                date'2026-11-24' AS day, CAST('abc' AS BINARY) AS bytes, true AS truth,
                interval '1' day AS days, interval '2' year AS years,
                array(array(1), null) AS lists, CAST(NULL AS INT) AS nothing, CAST(7 AS TINYINT) AS tiny
              """)
          .createOrReplaceTempView("typed");
      Path inventory =
          new TestInventory(folder.resolve("typed"))
              .csv(Stream.of(Listed.of("photos/s/0.jpg", 1)), 1);
      // A view can't hold an interval of months and days, a query can.
      String entries =
          "- {catalog: typed, on: {n: n}, rules: [photos]}\n"
              + "- {sql: \"SELECT '0' AS n, make_interval(1) AS mixed\", on: {n: n}, rules: [photos]}";
      run(job(inventory, entries, "typed-out"));
      assertThat(specs("typed-out").values())
          .singleElement()
          .asString()
          .contains(
              "\"clientMetadata\":{\"structs\":[{\"a\":1,\"b\":[2,null]}],\"map\":{\"k\":{\"x\":\"y\"}},\"numbered\":{\"1\":true},"
                  + "\"decimal\":1.50,\"float\":1.5,\"double\":0.1,\"big\":9007199254740993,"
                  + "\"moment\":\"2026-11-24T16:08:35.500Z\",\"local\":\"2026-11-24T18:08:35Z\","
                  + "\"old\":\"1582-10-15\",\"day\":\"2026-11-24\",\"bytes\":\"YWJj\",\"truth\":true,"
                  + "\"days\":\"PT24H\",\"years\":\"P2Y\",\"lists\":[[1],null],"
                  + "\"tiny\":7,\"mixed\":\"1 years\"}");
    } finally {
      spark.conf().unset("spark.sql.session.timeZone");
    }
  }

  private void assertFault(String entry, String message) throws Exception {
    JobOptions job = job(inventory(), "- " + entry, "out");
    assertThatThrownBy(() -> run(job))
        .isInstanceOf(SideTableException.class)
        .hasMessageContaining(message);
    assertThatThrownBy(() -> new SpecJob(spark, job, Clock.systemUTC()).plan("plan", ""))
        .isInstanceOf(SideTableException.class)
        .hasMessageContaining(message);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aTableThatIsNoneIsToldBeforeAnythingIsBegun() throws Exception {
    Path table = folder.resolve("t.csv");
    Files.writeString(table, "site,serial\ns1,1\n");
    String at = "table: '" + table + "'";
    Path missing = folder.resolve("nothing.orc");
    assertFault("{table: '" + missing + "', on: [site]}", "Cannot read " + missing + " as orc: ");
    assertFault(
        "{catalog: no.such.table, on: [site]}",
        "Cannot read no.such.table as a table of a catalog: ");
    assertFault("{sql: SELECT nothing, on: [site]}", "Cannot read 'SELECT nothing' as a query: ");
    assertFault(
        "{" + at + ", on: {site: site_id}}",
        table + " (t) has no column 'site_id'; its columns are site, serial.");
    assertFault(
        "{" + at + ", on: [site], columns: {a: seriell}}",
        table
            + " (t) has no column 'seriell'; its columns are site, serial. Did you mean 'serial'?");
    assertFault(
        "{" + at + ", on: [site], columns: [site.x]}", "Cannot read " + table + " as 't': ");
    assertFault(
        "{" + at + ", on: [site], types: {site: text}}",
        "'types' has 'site', but that column is not taken: name it in 'columns', or remove its"
            + " type.");
    assertFault(
        "{" + at + ", on: {title: site}, way: exchange, rules: [late]}",
        "'t' can't be exchanged: ");
    assertFault(
        "{format: nosuch, options: {a: b}, on: [site]}", "Cannot read the table as nosuch: ");
  }

  @Test
  void aTableThatChangesWhileItIsReadEndsTheRun() throws Exception {
    spark =
        TestSession.open(
            "local[2]", Map.of("spark.hadoop.fs.hooked.impl", HookedFileSystem.class.getName()));
    Path table = folder.resolve("t.csv");
    Files.writeString(table, "site,serial\ns1,1\n");
    JobOptions job =
        job(
            inventory(),
            "- {table: '" + table + "', on: [site], rules: [photos]}",
            "hooked://" + folder.resolve("out"));
    HookedFileSystem.hook(
        path -> {
          if (path.toString().contains("batch-")) {
            Files.setLastModifiedTime(table, FileTime.fromMillis(1_000));
          }
        });
    assertThatThrownBy(() -> run(job))
        .isInstanceOf(RunFailure.class)
        .cause()
        .isInstanceOf(SnapshotChanged.class)
        .hasMessageContaining("files of 't'")
        .hasMessageContaining(table.toString());
    assertThat(folder.resolve("out/runs/one/_SUCCESS.json")).doesNotExist();
  }

  @Test
  void aPlanCountsWhatARunDoes() throws Exception {
    Path inventory = inventory();
    String source = source("parquet");
    JobOptions job =
        job(
            inventory,
            "- {name: cams, " + source + ", on: [site, run], rules: [cams], way: exchange}",
            "out");
    RunOutcome run = run(job);
    RunOutcome plan = new SpecJob(spark, job, Clock.systemUTC()).plan("plan", "");
    assertThat(plan.joins()).hasSize(1);
    assertThat(plan.joins().get(0).findings())
        .extracting(Finding::sentence)
        .containsExactly(
            "Of 'cams', 1 row belongs to no item, such as site = 's999', run = 'r0'; 1 row has"
                + " nothing in site or run.");
    assertThat(plan.joins().get(0).findings()).isEqualTo(run.joins().get(0).findings());
    for (String summary : List.of(Summary.ofPlan(plan, ""), Summary.ofRun(run))) {
      assertThat(summary)
          .containsPattern(
              "cams +82 rows +80 items got one +0 got none +in the exchange of objects, by its keys")
          .contains("rows-without-item");
    }
    assertThat(folder.resolve("out/runs/plan")).doesNotExist();
  }

  @Test
  void explainFindsTheRowsOfAKey() throws Exception {
    String entry = "- {name: t, " + source("parquet") + ", on: [site, run], required: true";
    JobOptions job = job(inventory(), entry + ", rules: [cams], way: exchange}", "out");
    List<Explanation> explained =
        new SpecJob(spark, job, Clock.systemUTC())
            .explain(List.of("cams/s3/r1/1.jpg", "cams/s77/r1/1.jpg", "cams/s999/r0/5.jpg"));
    assertThat(explained.get(0).text()).contains("objectUrl_0").doesNotContain("rejected");
    assertThat(explained.get(1).text())
        .contains("rejected   as no-metadata: 't' has no row with site = 's77', run = 'r1'.");
    assertThat(explained.get(2).text()).contains("not listed").doesNotContain("no-metadata");
  }
}
