package io.bucketspec.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.cli.JobFile;
import io.bucketspec.run.JobOptions;
import io.bucketspec.run.RunOutcome;
import io.bucketspec.spark.TestInventory.Listed;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is large still fits: the JVM of these tests has a heap of 1 GB, Spark's own included. */
class ScaleIT {
  private static final int FRAMES = 200_000;
  private static final int PHOTOS = 2_000_000;

  @TempDir Path folder;

  @Test
  void aGroupOfManyFramesAndAFolderOfManyImages() throws Exception {
    assertThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(1L << 30);
    SparkSession spark = TestSession.open();
    Stream<Listed> rows =
        Stream.concat(
            IntStream.range(0, FRAMES)
                .mapToObj(i -> Listed.of("cams/long/frame_" + (FRAMES - i) + ".jpg", 1)),
            IntStream.range(0, PHOTOS).mapToObj(i -> Listed.of("photos/" + i + ".jpg", 1)));
    Path inventory = new TestInventory(folder.resolve("inventory")).csv(rows, 3);
    JobOptions job =
        JobFile.parse(
            """
            inventory: %s
            urls: {style: s3}
            rules:
              - {name: cams, match: "cams/{run}/frame_{frame}.jpg", kind: image_sequence, group: [run]}
              - {name: photos, match: "photos/**", kind: image}
            output: {path: '%s'}
            """
                .formatted(inventory, folder.resolve("out")),
            "scale.yaml");

    RunOutcome outcome = new SpecJob(spark, job, Clock.systemUTC()).run("one");

    assertThat(outcome.accounts().read()).isEqualTo(FRAMES + PHOTOS);
    assertThat(outcome.accounts().written()).isEqualTo(FRAMES + PHOTOS);
    assertThat(
            outcome.results().files().stream()
                .filter(file -> file.path().contains("/image/"))
                .mapToInt(file -> file.items()))
        .allMatch(items -> items <= 10_000);
    Path sequence = folder.resolve("out/runs/one/specs/image_sequence/batch-00001.json");
    try (BufferedReader reader = Files.newBufferedReader(sequence)) {
      assertThat(reader.readLine()).endsWith("\"image_groups\":[");
      String item = reader.readLine();
      assertThat(item)
          .startsWith("{\"title\":\"long\",\"createVideo\":true,\"objectUrl_0\":\"s3://")
          .contains("\"objectUrl_0\":\"s3://acme-media/cams/long/frame_1.jpg\"")
          .endsWith("\"objectUrl_199999\":\"s3://acme-media/cams/long/frame_200000.jpg\"}");
    }
  }
}
