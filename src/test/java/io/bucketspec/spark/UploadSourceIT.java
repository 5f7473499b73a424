package io.bucketspec.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
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
        file,
        JOB.formatted(inventory, folder.resolve("sites.csv"), folder.resolve(output), more));
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
}
