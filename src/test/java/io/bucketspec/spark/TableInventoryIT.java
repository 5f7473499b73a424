package io.bucketspec.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.cli.JobFile;
import io.bucketspec.faults.RunResult;
import io.bucketspec.inventory.ExtraColumns;
import io.bucketspec.inventory.InventoryException;
import io.bucketspec.inventory.KeyEncoding;
import io.bucketspec.inventory.SnapshotChanged;
import io.bucketspec.run.Attempts;
import io.bucketspec.run.JobOptions;
import io.bucketspec.run.RunOutcome;
import io.bucketspec.run.Summary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that list objects, in the formats that Spark reads. */
class TableInventoryIT {
  private static final String RULES =
      """
      urls: {style: virtual-hosted, region: eu-west-2}
      rules:
        - {name: runs, match: "cams/{run}/{n}.jpg", kind: image_group, group: [run], order: {by: lastModified}}
        - {name: photos, match: "photos/**", kind: image}
      """;

  private static final String OBJECTS =
      """
      SELECT 'media' AS owner, concat('cams/r', id % 40, '/', id, '.jpg') AS path, id + 1 AS bytes,
        timestamp '2026-11-20 00:00:00Z' - make_interval(0, 0, 0, 0, 0, 0, id) AS changed,
        concat('e', id) AS tag, 'STANDARD' AS class FROM range(400)
      UNION ALL SELECT 'media', 'photos/größe + 1%.jpg', 5L, timestamp '2026-11-20 00:00:00Z', NULL, NULL
      UNION ALL SELECT 'media', 'photos/cold.jpg', 5L, NULL, NULL, 'DEEP_ARCHIVE'
      UNION ALL SELECT 'media', 'photos/unknown.jpg', NULL, NULL, NULL, NULL
      UNION ALL SELECT 'other', 'photos/elsewhere.jpg', 5L, NULL, NULL, NULL
      UNION ALL SELECT 'media', NULL, 5L, NULL, NULL, NULL
      """;

  private static final String COLUMNS =
      "columns: {bucket: owner, key: path, size: bytes, lastModified: changed, etag: tag,"
          + " storageClass: class}";

  @TempDir Path folder;

  private SparkSession spark = TestSession.open();

  @AfterEach
  void unhook() {
    HookedFileSystem.unhook();
  }

  private JobOptions job(String inventory, String output) throws Exception {
    return JobFile.parse(
        "inventory: {%s}\n%soutput: {path: '%s'}\n"
            .formatted(inventory, RULES, output.contains(":") ? output : folder.resolve(output)),
        "test.yaml");
  }

  private RunOutcome run(JobOptions job) throws Exception {
    return new SpecJob(
            spark, job, Clock.systemUTC(), inventory -> RunSteps.buckets(3), Attempts.PATIENT)
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

  private List<String> rejects(String output) {
    return spark
        .read()
        .parquet(folder.resolve(output + "/runs/one/rejects").toString())
        .selectExpr("concat(reason, ' ', coalesce(key, ''), ': ', sentence)")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0).replaceAll("file:/\\S+: ", ""))
        .sorted()
        .toList();
  }

  private String source(String form, Dataset<Row> objects) throws Exception {
    String path = folder.resolve("objects." + form).toString();
    switch (form) {
      case "view" -> {
        objects.createOrReplaceTempView("objects_view");
        return "path: objects_view, format: table";
      }
      case "jdbc" -> {
        return "format: jdbc, options: {url: '" + database(objects) + "', dbtable: OBJECTS}";
      }
      default -> {
        objects
            .repartition(3)
            .write()
            .format(form)
            .option("header", true)
            .option("escape", "\"")
            .option("timestampFormat", "yyyy-MM-dd'T'HH:mm:ssXXX")
            .save(path);
        return "path: '" + path + "', format: " + form;
      }
    }
  }

  private String database(Dataset<Row> objects) throws Exception {
    String url = "jdbc:derby:memory:" + folder.getFileName() + ";create=true";
    try (Connection connection = DriverManager.getConnection(url)) {
      connection
          .createStatement()
          .execute(
              "CREATE TABLE objects (\"owner\" VARCHAR(9), \"path\" VARCHAR(99), \"bytes\" DECIMAL(20),"
                  + " \"changed\" TIMESTAMP, \"tag\" VARCHAR(9), \"class\" VARCHAR(20))");
      PreparedStatement insert =
          connection.prepareStatement("INSERT INTO objects VALUES (?, ?, ?, ?, ?, ?)");
      for (Row row : objects.collectAsList()) {
        for (int i = 0; i < row.length(); i++) {
          insert.setObject(i + 1, row.get(i));
        }
        insert.execute();
      }
    }
    return url;
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "orc", "json", "csv", "jdbc", "view"})
  void everySourceGivesTheSame(String form) throws Exception {
    String inventory = source(form, spark.sql(OBJECTS)) + ", bucket: media, " + COLUMNS;
    RunOutcome outcome = run(job(inventory, "out"));
    RunResult.verified(folder.resolve("out/runs/one"));
    assertThat(outcome.accounts().read()).isEqualTo(405);
    assertThat(rejects("out"))
        .hasSize(3)
        .first()
        .asString()
        .startsWith("bad-row : ")
        .endsWith("The row has no key.");
    assertThat(rejects("out").get(1))
        .startsWith("needs-restore photos/cold.jpg: The object is archived");
    assertThat(rejects("out").get(2))
        .isEqualTo(
            "other-bucket photos/elsewhere.jpg: The row is of bucket 'other', the inventory of"
                + " 'media'.");
    String specs = String.join("", specs("out").values());
    assertThat(specs)
        .contains(
            "https://media.s3.eu-west-2.amazonaws.com/photos/gr%C3%B6%C3%9Fe%20%2B%201%25.jpg");
    // The later the number, the earlier it was modified.
    assertThat(specs)
        .contains(
            "\"objectUrl_0\":\"https://media.s3.eu-west-2.amazonaws.com/cams/r7/367.jpg\",\"objectUrl_1\":\"https://media.s3.eu-west-2.amazonaws.com/cams/r7/327.jpg\"");
    assertThat(outcome.results().files().stream().mapToLong(file -> file.mediaBytes()).sum())
        .isEqualTo(400 * 401 / 2 + 5);
  }

  @Test
  void readsFieldsWithinColumnsAndCellsOfWhateverType() throws Exception {
    spark
        .sql(
            """
            SELECT named_struct('key', encode(path, 'UTF-8')) AS file, bytes AS `the.bytes`, latest, gone, 0L AS at
            FROM VALUES ('photos/1.jpg', '12', 'true', 0), ('photos/2.jpg', ' 12.0 ', '', NULL),
              ('photos/3.jpg', '1e3', NULL, NULL), ('photos/4.jpg', 'NaN', 'TRUE', 0),
              ('photos/5.jpg', '7 KB', 'true', 0), ('photos/6.jpg', '1.5', 'true', 0),
              ('photos/7.jpg', '-3', 'true', 0), ('photos/8.jpg', '99999999999999999999', 'true', 0),
              ('photos/9.jpg', '9', 'maybe', 0), ('photos/10.jpg', '9', 'false', 0),
              ('photos/11.jpg', '9', 'f', 1) AS t(path, bytes, latest, gone)
            """)
        .createOrReplaceTempView("cells");
    for (String ansi : List.of("false", "true")) {
      spark.conf().set("spark.sql.ansi.enabled", ansi);
      RunOutcome outcome;
      try {
        outcome =
            run(
                job(
                    "path: cells, format: table, bucket: media, columns: {key: file.key, size: the.bytes,"
                        + " isLatest: LATEST, isDeleteMarker: gone, lastModified: at}",
                    ansi));
      } finally {
        spark.conf().unset("spark.sql.ansi.enabled");
      }
      assertThat(outcome.accounts().read()).isEqualTo(11);
      assertThat(Summary.ofRun(outcome))
          .containsPattern("superseded +delete-marker +1\\n")
          .containsPattern("superseded +old-version +1\\n");
      assertThat(rejects(ansi))
          .containsExactly(
              "bad-row photos/5.jpg: cells: The row can't be read: its size is '7 KB', which is no"
                  + " number of bytes.",
              "bad-row photos/6.jpg: cells: The row can't be read: its size is '1.5', which is no"
                  + " number of bytes.",
              "bad-row photos/7.jpg: cells: The row's size is -3, less than nothing.",
              "bad-row photos/8.jpg: cells: The row can't be read: its size is"
                  + " '99999999999999999999', which is no number of bytes.",
              "bad-row photos/9.jpg: cells: The row can't be read: its isLatest is 'maybe', which is"
                  + " neither true nor false.");
      assertThat(outcome.results().files().stream().mapToLong(file -> file.mediaBytes()).sum())
          .isEqualTo(12 + 12 + 1000);
      assertThat(outcome.accounts().written()).isEqualTo(4);
    }
  }

  /** Rows as the documentation's schema has them; versions come in no order. */
  private Dataset<Row> metadata() {
    return spark.sql(
        """
        SELECT 'media' AS bucket, key, seq AS sequence_number, v AS version_id, gone AS is_delete_marker,
          bytes AS size, timestamp_ntz '2026-11-20 01:02:03' + make_dt_interval(0, 0, 0, n) AS last_modified_date,
          tag AS e_tag, class AS storage_class, map('a', 'b') AS object_tags
        FROM VALUES
          ('cams/r/b.jpg', '8000000000000000000000000000000009', 'v1', false, 2L, 'e', 'STANDARD', 1),
          ('cams/r/b.jpg', '800000000000000000000000000000000A', 'v2', false, 3L, 'e', 'STANDARD', 3),
          ('cams/r/b.jpg', '8000000000000000000000000000000008', 'v0', true, 0L, NULL, NULL, 9),
          ('cams/r/a.jpg', '80', NULL, false, 5L, 'f', 'GLACIER_IR', 4),
          ('photos/gone.jpg', '81', 'v2', true, 0L, NULL, NULL, 5),
          ('photos/gone.jpg', '80', 'v1', false, 7L, 'g', 'STANDARD', 1),
          ('photos/a+b%20c.jpg', '79', 'v1', NULL, 11L, 'h', 'STANDARD', 1),
          ('photos/cold.jpg', '79', 'v1', false, 11L, 'h', 'GLACIER', 1)
          AS t(key, seq, v, gone, bytes, tag, class, n)
        """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "orc", "view"})
  void ofS3MetadataTheGreatestSequenceNumberIsTheLatest(String form) throws Exception {
    Dataset<Row> rows = metadata();
    String path = folder.resolve("objects." + form).toString();
    if (!form.equals("view")) {
      rows.repartition(3).write().format(form).save(path);
      rows = spark.read().format(form).load(path);
    }
    rows.createOrReplaceTempView("s3_metadata");
    RunOutcome outcome = run(job("path: s3_metadata, format: s3-metadata, bucket: media", "out"));
    RunResult.verified(folder.resolve("out/runs/one"));
    assertThat(outcome.accounts().read()).isEqualTo(8);
    assertThat(Summary.ofRun(outcome))
        .containsPattern("superseded +delete-marker +2\\n")
        .containsPattern("superseded +old-version +2\\n");
    assertThat(rejects("out")).singleElement().asString().startsWith("needs-restore photos/cold");
    assertThat(String.join("", specs("out").values()))
        .contains("photos/a%2Bb%2520c.jpg")
        // By the time that they were modified.
        .contains(
            "\"objectUrl_0\":\"https://media.s3.eu-west-2.amazonaws.com/cams/r/b.jpg\",\"objectUrl_1\":\"https://media.s3.eu-west-2.amazonaws.com/cams/r/a.jpg\"")
        .doesNotContain("gone");
    assertThat(outcome.results().files().stream().mapToLong(file -> file.mediaBytes()).sum())
        .isEqualTo(3 + 5 + 11);
  }

  private void assertFault(String inventory, String message) throws Exception {
    JobOptions job = job(inventory, "out");
    assertThatThrownBy(() -> run(job))
        .isInstanceOf(InventoryException.class)
        .hasMessageContaining(message);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aTableThatIsNoInventoryIsToldBeforeAnythingIsBegun() throws Exception {
    Path table = Files.writeString(folder.resolve("t.csv"), "path,bytes\na.jpg,1\n");
    String csv = "path: '" + table + "', format: csv, bucket: media";
    assertFault(csv, table + " has no column 'key': say in 'columns' which one has the objects'");
    assertFault(
        csv + ", columns: {key: paths}",
        table
            + " has no column 'paths', which 'columns' names as key; its columns are path, bytes."
            + " Did you mean 'path'?");
    assertFault(
        csv + ", columns: {key: path}",
        table
            + " doesn't say when objects were modified, which an 'order' by lastModified or a 'settle' needs");
    assertFault(
        "path: '" + table + "', format: csv, columns: {key: path}",
        table + " doesn't say which bucket the objects are in: name the column in 'columns'");
    assertFault(
        "path: no.such.table, format: table",
        "Cannot read no.such.table as a table of a catalog: ");
    assertFault("path: '" + folder.resolve("none") + "', format: parquet", "Cannot read " + folder);
    assertFault(
        "path: x, format: delta, bucket: media",
        " Spark brings no such source, and none is on the class path: give its jar to spark-submit"
            + " with --packages or --jars, to jobs/bucketspec with --jars.");
    assertFault(
        "path: lake.db.objects, format: table, bucket: media",
        " Spark knows no catalog 'lake': say which it is with --conf spark.sql.catalog.lake=… and"
            + " its other settings.");
    spark.conf().set("spark.sql.catalog.iced", "org.apache.iceberg.spark.SparkCatalog");
    assertFault(
        "path: iced.db.objects, format: table, bucket: media",
        "org.apache.iceberg.spark.SparkCatalog. Its jar is not on the class path: give it to"
            + " spark-submit with --packages or --jars, to jobs/bucketspec with --jars.");
    spark
        .sql("SELECT 'k' AS key, array(1) AS size, true AS is_latest")
        .createOrReplaceTempView("a");
    metadata().selectExpr("*", "'CREATE' AS record_type").createOrReplaceTempView("journal");
    assertFault(
        "path: journal, format: s3-metadata",
        "Table journal is the journal of S3 Metadata, which tells what happened to objects and not"
            + " which there are: read the table 'inventory' beside it.");
    assertFault(
        "path: a, format: s3-metadata",
        "Table a has no column 'bucket', so it is no inventory table of S3 Metadata; its columns"
            + " are key, size, is_latest. Of any other table say format: table.");
  }

  @Test
  void aTableThatChangesWhileItIsReadEndsTheRun() throws Exception {
    spark =
        TestSession.open(
            "local[2]", Map.of("spark.hadoop.fs.hooked.impl", HookedFileSystem.class.getName()));
    Path table =
        Files.writeString(
            folder.resolve("t.csv"), "path,changed\nphotos/a.jpg,2026-11-20T00:00:00Z\n");
    JobOptions job =
        job(
            "path: '"
                + table
                + "', format: csv, bucket: media, columns: {key: path, lastModified: changed}",
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
        .hasMessageContaining("1 of the 1 data files of " + table);
    assertThat(folder.resolve("out/runs/one/_SUCCESS.json")).doesNotExist();
  }

  @Test
  void aSampleIsAllThatIsReadWhereKeysAreTexts() throws Exception {
    Path path = folder.resolve("objects");
    spark.sql(OBJECTS).write().parquet(path.toString());
    JobOptions job = job("path: '" + path + "', format: parquet, bucket: media, " + COLUMNS, "out");
    RunOutcome plan = new SpecJob(spark, job, Clock.systemUTC()).plan("plan", "cams/r7/");
    assertThat(plan.accounts().read()).isEqualTo(10);
    assertThat(plan.buckets()).isEqualTo(1);
    Inventory inventory =
        Inventory.find(spark, job.inventory(), Instant.parse("2026-11-28T01:02:03.4Z"));
    Dataset<String> scan =
        inventory.scan(
            new Reading(KeyEncoding.AUTO, ExtraColumns.NONE, "cams/"),
            rows -> List.<String>of().iterator(),
            Encoders.STRING());
    FileSourceScanExec read = FileScans.first(scan);
    assertThat(read.metadata().apply("PushedFilters")).contains("StringStartsWith(path,cams/)");
    assertThat(read.requiredSchema().fieldNames())
        .containsExactlyInAnyOrder("owner", "path", "bytes", "class");
    assertThat(inventory.snapshot().name()).isEqualTo("2026-11-28T01:02:03Z");
  }

  @Test
  void wholeUrisNameTheBucketsOfTheirObjects() throws Exception {
    Files.writeString(
        folder.resolve("uris.csv"),
        """
        at,bytes,changed
        s3://media/photos/a.jpg,7,2026-11-20T00:00:00Z
        gs://other/photos/a.jpg,8,2026-11-20T00:00:00Z
        https://acme.blob.core.windows.net/scans/photos/b%20c.jpg,9,2026-11-20T00:00:00Z
        ftp://media/photos/d.jpg,1,2026-11-20T00:00:00Z
        """);
    JobOptions job =
        job(
            "path: '"
                + folder.resolve("uris.csv")
                + "', format: csv, columns: {uri: at, size: bytes, lastModified: changed}",
            "out");
    RunOutcome outcome = run(job);
    assertThat(outcome.accounts().read()).isEqualTo(4);
    assertThat(rejects("out").toString())
        .contains("The row is not a row: its scheme is 'ftp'")
        .contains("container of Azure");
    assertThat(specs("out").toString())
        .contains("https://media.s3.eu-west-2.amazonaws.com/photos/a.jpg")
        .contains("https://other.s3.eu-west-2.amazonaws.com/photos/a.jpg")
        .doesNotContain("ftp://");
  }

  @Test
  void explainsKeysOfATable() throws Exception {
    metadata().createOrReplaceTempView("s3_metadata");
    JobOptions job = job("path: s3_metadata, format: s3-metadata, bucket: media", "out");
    assertThat(
            new SpecJob(spark, job, Clock.systemUTC())
                .explain(List.of("photos/gone.jpg", "cams/r/b.jpg")))
        .extracting(explanation -> explanation.text())
        .satisfies(
            texts -> {
              assertThat(texts.get(0)).contains("delete-marker");
              assertThat(texts.get(1)).contains("objectUrl_0");
            });
  }
}
