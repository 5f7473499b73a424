package io.bucketspec.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.cli.JobFile;
import io.bucketspec.faults.RunResult;
import io.bucketspec.run.Attempts;
import io.bucketspec.run.JobOptions;
import io.bucketspec.run.MetadataPlan;
import io.bucketspec.run.RunOutcome;
import io.bucketspec.spark.TestInventory.Listed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
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
            + folder.resolve(output)
            + "', limits: {items: 30}}\n",
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
    for (String way : List.of("auto", "broadcast", "exchange")) {
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
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("82 1 1", "80 0"),
              org.assertj.core.groups.Tuple.tuple("82 1 1", "200 0"));
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
                interval '1' day AS days, interval '2' year AS years, make_interval(1) AS mixed,
                array(array(1), null) AS lists, CAST(NULL AS INT) AS nothing, CAST(7 AS TINYINT) AS tiny
              """)
          .write()
          .parquet(folder.resolve("types-" + zone.length()).toString());
    } finally {
      spark.conf().unset("spark.sql.session.timeZone");
    }
  }
}
