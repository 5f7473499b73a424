package io.bucketspec.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.cli.JobFile;
import io.bucketspec.run.JobOptions;
import io.bucketspec.run.RunOutcome;
import io.bucketspec.spark.TestInventory.Listed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole run over keys that would lead a careless writer elsewhere. */
class HostileKeysIT {
  private static final List<String> VALUES =
      List.of(
          "..",
          "../../x",
          "../../../../../../../../../../tmp/x",
          "/etc/x",
          "..\\x",
          "%2e%2e%2fx",
          "a\0b",
          "a\nb",
          "_SUCCESS.json",
          "<script>alert(1)</script>",
          "a".repeat(900));

  @TempDir Path folder;

  @Test
  void noFileIsMadeOutsideTheRunsDirectory() throws Exception {
    List<Listed> rows = new ArrayList<>();
    for (String value : VALUES) {
      rows.add(Listed.of("g/" + value + "/a1.jpg", 10));
      rows.add(Listed.of("g/" + value + "/a2.jpg", 10));
      rows.add(Listed.of("i/" + value + "/a.jpg", 10));
    }
    SparkSession spark = TestSession.open();
    Path out = folder.resolve("deep/er/out");
    RunOutcome outcome =
        new SpecJob(spark, job(inventory(rows), out), Clock.systemUTC()).run("one");

    assertThat(outcome.accounts().read()).isEqualTo(rows.size());
    Path run = out.resolve("runs/one");
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.filter(Files::isRegularFile))
          .allMatch(
              file ->
                  file.startsWith(run)
                      || file.startsWith(run.resolve("../../ledger").normalize())
                      || file.startsWith(folder.resolve("inventory")));
    }
    try (Stream<Path> all = Files.walk(run.resolve("specs"))) {
      assertThat(all.filter(Files::isRegularFile).map(file -> run.relativize(file).toString()))
          .hasSize(2 * (VALUES.size() - 1))
          .allMatch(path -> path.matches("specs/v=[^/]+/(image|image_group)/batch-\\d{5}\\.json"));
    }
    assertThat(
            spark
                .read()
                .json(run.resolve("specs").toString())
                .select("v")
                .distinct()
                .collectAsList())
        .as("the partitions, as Spark reads them back")
        .extracting(row -> row.getString(0))
        .containsExactlyInAnyOrderElementsOf(VALUES.subList(0, VALUES.size() - 1));
    List<Row> rejects = spark.read().parquet(run.resolve("rejects").toString()).collectAsList();
    assertThat(rejects)
        .hasSize(2)
        .allSatisfy(
            row -> {
              assertThat(row.<String>getAs("reason")).isEqualTo("long-partition");
              assertThat(row.<String>getAs("sentence"))
                  .contains("would have a name of 902 bytes; file systems take 255.");
            });
    assertThat(Files.readString(run.resolve("report.html"))).doesNotContain("<script");
  }

  private Path inventory(List<Listed> rows) throws IOException {
    return new TestInventory(folder.resolve("inventory")).csv(rows.stream(), 2);
  }

  private static JobOptions job(Path inventory, Path output) throws Exception {
    return JobFile.parse(
        """
        inventory: '%s'
        urls: {style: virtual-hosted, region: eu-west-2}
        rules:
          - {name: "../../g", regex: "(?s)g/(?<v>.*)/a[0-9][.]jpg", kind: image_group, group: [v], title: "{v}"}
          - {name: "/i", match: "i/{v}.jpg", kind: image}
          - {name: "..", regex: "(?s)i/(?<v>.*)/a[.]jpg", kind: image, title: "{v}"}
        output: {path: '%s', partitionBy: [v]}
        """
            .formatted(inventory, output),
        "test.yaml");
  }
}
