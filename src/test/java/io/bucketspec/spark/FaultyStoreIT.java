package io.bucketspec.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bucketspec.cli.JobFile;
import io.bucketspec.run.Attempts;
import io.bucketspec.run.CommitUnknown;
import io.bucketspec.run.JobOptions;
import io.bucketspec.spark.StoreFaults.How;
import io.bucketspec.spark.TestInventory.Listed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every operation on the store of a small run is made to fail, one in each run. Spark tries a task
 * up to four times; what the driver does has no second try. Each run must either become a result,
 * the same to the byte as an undisturbed one, or none.
 *
 * <p>The property {@code faults.every} takes each so manyth operation; 1 for all.
 */
class FaultyStoreIT {
  private static final int EVERY = Integer.getInteger("faults.every", 7);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private SpecJob job(String scheme) throws Exception {
    SparkSession spark =
        TestSession.open(
            "local[2,4]",
            Map.of(
                "spark.hadoop.fs.faulty.impl", FaultyFileSystem.class.getName(),
                "spark.hadoop.fs.s3a.impl", FaultyFileSystem.OfObjects.class.getName()));
    Stream<Listed> rows =
        IntStream.range(0, 60)
            .boxed()
            .flatMap(
                i ->
                    Stream.of(
                        Listed.of("cams/s" + i % 2 + "/run" + i % 7 + "/f_" + i + ".jpg", i),
                        Listed.of("photos/" + i + ".jpg", 5),
                        Listed.of("notes/" + i + ".txt", 5)));
    Path inventory = new TestInventory(folder.resolve("inventory")).csv(rows, 2);
    JobOptions options =
        JobFile.parse(
            """
            inventory: %s
            urls: {style: s3}
            rules:
              - {name: cams, match: "cams/{site}/{run}/**", kind: image_sequence, group: [site, run]}
              - {name: photos, match: "photos/**", kind: image}
            output: {path: '%s', partitionBy: [site], limits: {items: 25}}
            ledger: off
            """
                .formatted(inventory, scheme + folder.resolve("out")),
            "faults.yaml");
    Attempts attempts = new Attempts(4, Duration.ZERO);
    return new SpecJob(
        spark, options, Clock.systemUTC(), snapshot -> RunSteps.buckets(2), attempts);
  }

  @ParameterizedTest
  @CsvSource({
    "faulty:, NOT_DONE",
    "faulty:, DONE_ALL_THE_SAME",
    "s3a:, NOT_DONE",
    "s3a:, DONE_ALL_THE_SAME"
  })
  void whicheverOperationFailsTheRunIsWholeOrNoResult(String scheme, How how) throws Exception {
    SpecJob job = job(scheme);
    StoreFaults.none();
    job.run("undisturbed");
    List<String> operations = StoreFaults.operations();
    SortedMap<String, String> whole = result("undisturbed");
    assertThat(whole).hasSizeGreaterThan(6);

    int results = 0;
    int runs = 0;
    for (int n = 0; n < operations.size(); n += EVERY) {
      String id = "fails-at-" + n;
      String what = id + " " + operations.get(n) + " " + how;
      StoreFaults.from(n, 1, how);
      Throwable failure = catchThrowable(() -> job.run(id));
      StoreFaults.none();
      runs++;
      if (failure == null) {
        results++;
        assertThat(result(id)).as(what).isEqualTo(whole);
      } else {
        assertThat(failure).as(what).hasStackTraceContaining("the store failed at ");
        assertThat(hasSuccess(id)).as(what).isFalse();
      }
    }
    job.run("next");
    assertThat(result("next")).isEqualTo(whole);
    System.out.printf(
        "%s %s: %d operations, %d runs, each with one failing: %d whole results, %d without result%n",
        scheme, how, operations.size(), runs, results, runs - results);
    // All but the claim on the directory is tried again, by Spark or by the driver.
    assertThat(runs - results).isLessThanOrEqualTo(operationsOfAClaim(operations));
  }

  /** The operations up to and with the list that ends a claim, which is not tried again. */
  private static int operationsOfAClaim(List<String> operations) {
    int first = operations.indexOf("list");
    int second = first + 1 + operations.subList(first + 1, operations.size()).indexOf("list");
    return second + 1;
  }

  /** The store goes down at some operation and stays down for a while, or for good. */
  @ParameterizedTest
  @CsvSource({"faulty:, 2", "faulty:, 1000000", "s3a:, 2", "s3a:, 1000000"})
  void aStoreThatGoesDownLeavesNoHalfResult(String scheme, int operationsLong) throws Exception {
    SpecJob job = job(scheme);
    StoreFaults.none();
    job.run("undisturbed");
    int operations = StoreFaults.operations().size();
    SortedMap<String, String> whole = result("undisturbed");
    for (int n = 3; n < operations; n += 3 * EVERY) {
      String id = "down-from-" + n;
      StoreFaults.from(n, operationsLong, How.NOT_DONE);
      Throwable failure = catchThrowable(() -> job.run(id));
      StoreFaults.none();
      if (hasSuccess(id)) {
        assertThat(result(id)).as(id).isEqualTo(whole);
      }
      if (failure == null) {
        assertThat(hasSuccess(id)).as(id).isTrue();
      } else if (hasSuccess(id)) {
        assertThat(failure).as(id).hasCauseInstanceOf(CommitUnknown.class);
      }
    }
  }

  private boolean hasSuccess(String id) {
    return Files.exists(folder.resolve("out/runs/" + id + "/_SUCCESS.json"));
  }

  /** Counts, and the text of every file that is the same in each run of the job. */
  private SortedMap<String, String> result(String id) throws IOException {
    Path run = folder.resolve("out/runs/" + id);
    SortedMap<String, String> result = new TreeMap<>();
    JsonNode success = JSON.readTree(run.resolve("_SUCCESS.json").toFile());
    result.put("counts", success.get("counts").toString());
    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = run.relativize(file).toString();
        boolean timed = name.equals("_SUCCESS.json") || name.equals("report.html");
        boolean hidden = name.startsWith("_temporary/") || name.startsWith("_running-");
        if (!timed && !hidden) {
          result.put(name, Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return result;
  }
}
