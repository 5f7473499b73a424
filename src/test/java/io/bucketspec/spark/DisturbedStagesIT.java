package io.bucketspec.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.cli.JobFile;
import io.bucketspec.faults.RunResult;
import io.bucketspec.run.Attempts;
import io.bucketspec.run.Buckets;
import io.bucketspec.run.JobOptions;
import io.bucketspec.spark.TaskLog.Ended;
import io.bucketspec.spark.TaskLog.Step;
import io.bucketspec.spark.TestInventory.Listed;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Spark has to do twice comes out once. */
class DisturbedStagesIT {
  private static final int FILES = 4;
  private static final int LAST_ATTEMPT = 3;

  @TempDir Path folder;

  private final TaskLog log = new TaskLog();

  @AfterEach
  void unhook() {
    HookedFileSystem.unhook();
  }

  private static Stream<Listed> rows() {
    List<Listed> rows = new ArrayList<>();
    for (int g = 0; g < 300; g++) {
      String site = List.of("north", "süd", "a=b").get(g % 3);
      for (int f = 0; f < 1 + g % 15; f++) {
        rows.add(Listed.of("cams/" + site + "/run" + g + "/frame_" + (f + 5) + ".jpg", 1000 + f));
      }
      rows.add(Listed.of("photos/" + g + ".jpg", 1));
      rows.add(Listed.of("notes/" + g + ".txt", 3));
      rows.add(new Listed("photos/cold" + g + ".jpg", 4L, true, false, "GLACIER"));
    }
    return rows.stream();
  }

  /** Runs the job undisturbed, then with the hook, and asserts that both results are the same. */
  private void assertSameWith(String master, HookedFileSystem.Hook hook) throws Exception {
    SparkSession spark =
        TestSession.open(
            master, Map.of("spark.hadoop.fs.hooked.impl", HookedFileSystem.class.getName()));
    Path inventory = new TestInventory(folder.resolve("inventory")).csv(rows(), FILES);
    JobOptions job =
        JobFile.parse(
            """
            inventory: %s
            urls: {style: s3}
            rules:
              - {name: cams, match: "cams/{site}/{run}/*", kind: image_sequence, group: [site, run]}
              - {name: photos, match: "photos/**", kind: image}
            output: {path: 'hooked://%s', partitionBy: [site], limits: {items: 7}}
            ledger: off
            """
                .formatted(inventory, folder.resolve("out")),
            "test.yaml");
    Buckets six = RunSteps.buckets(6);
    SpecJob specJob = new SpecJob(spark, job, Clock.systemUTC(), snapshot -> six, Attempts.PATIENT);

    specJob.run("undisturbed");
    spark.sparkContext().addSparkListener(log);
    HookedFileSystem.hook(hook);
    specJob.run("disturbed");
    spark.stop(); // delivers every event first

    RunResult undisturbed = RunResult.verified(folder.resolve("out/runs/undisturbed"));
    assertThat(undisturbed.specFiles()).isGreaterThan(50);
    RunResult.verified(folder.resolve("out/runs/disturbed")).assertEqualTo(undisturbed);
  }

  @Test
  void aScanWhoseShuffleFilesAreLostIsRunAgainAndCountedOnce() throws Exception {
    AtomicBoolean lost = new AtomicBoolean();
    assertSameWith(
        "local[2]",
        path -> {
          if (path.toString().contains("batch-") && !lost.getAndSet(true)) {
            deleteShuffleFiles();
          }
        });
    assertThat(log.ended()).extracting(Ended::reason).contains("FetchFailed");
    assertThat(log.ended())
        .filteredOn(task -> task.step() == Step.SCAN && task.reason().equals("Success"))
        .as("tasks of the scan, each run twice")
        .hasSize(2 * FILES);
  }

  /** Spark keeps them in folders of a random number each, under its local folders. */
  private static void deleteShuffleFiles() {
    int deleted = 0;
    for (String local : SparkEnv.get().blockManager().diskBlockManager().localDirsString()) {
      for (File numbered : new File(local).listFiles(File::isDirectory)) {
        for (File file : numbered.listFiles((folder, name) -> name.startsWith("shuffle_"))) {
          deleted += file.delete() ? 1 : 0;
        }
      }
    }
    assertThat(deleted).isPositive();
  }

  /**
   * A task fails at its first, second or third file, so that some of its files are there before.
   */
  @Test
  void tasksThatFailThreeTimesAreCountedOnce() throws Exception {
    Map<Long, AtomicInteger> publications = new ConcurrentHashMap<>();
    assertSameWith(
        "local[2," + (LAST_ATTEMPT + 1) + "]",
        path -> {
          TaskContext task = TaskContext.get();
          if (task == null || task.attemptNumber() == LAST_ATTEMPT) {
            return;
          }
          int publication =
              publications
                  .computeIfAbsent(task.taskAttemptId(), id -> new AtomicInteger())
                  .incrementAndGet();
          if (publication == 1 + task.partitionId() % 3) {
            throw new IOException("the store is away");
          }
        });
    List<Ended> last = log.ended().stream().filter(task -> task.attempt() == LAST_ATTEMPT).toList();
    assertThat(last).extracting(Ended::reason).containsOnly("Success");
    assertThat(last).extracting(Ended::stage).as("scan, buckets, leftovers").hasSizeGreaterThan(6);
    assertThat(last.stream().map(Ended::stage).distinct()).hasSize(3);
    assertThat(log.ended())
        .filteredOn(task -> task.reason().equals("ExceptionFailure"))
        .hasSize(LAST_ATTEMPT * last.size());
  }
}
