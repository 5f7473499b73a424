package io.bucketspec.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.run.KilledRuns;
import io.bucketspec.run.KilledRuns.Leftover;
import io.bucketspec.run.RunExists;
import io.bucketspec.run.store.HadoopRunDirectories;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on an S3 server that does what it is asked. */
@Tag("faults")
class S3aIT {
  /** Pairs of runs at once: {@code -Dfaults.races=20} for many. */
  private static final int RACES = Integer.getInteger("faults.races", 2);

  @TempDir static Path folder;

  private static S3Server server;
  private static SparkSession spark;
  private S3Store store;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    server = S3Server.start(folder);
    spark = StoreJob.session();
  }

  @AfterAll
  static void stop() {
    spark.stop();
    server.close();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  private StoreJob onDisk(String name, int items) {
    return new StoreJob(
        folder.resolve(name + "/inventory").toString(), folder.resolve(name).toString(), items);
  }

  private StoreJob onStore(String name, int items) throws IOException {
    store = S3Store.make(server.endpoint(), name, folder.resolve(name + "/inventory"));
    store.settings(Map.of()).forEach(spark.sparkContext().hadoopConfiguration()::set);
    return store.job(items);
  }

  private static RunFiles runOnDisk(String name) throws IOException {
    return RunFiles.onDisk(folder.resolve(name + "/runs/one"));
  }

  @Test
  void aRunIsTheSameAsOnLocalDiskAndNothingIsCopied() throws Exception {
    StoredInventory.write(folder.resolve("small/inventory"), 80, 100);
    StoreJob local = onDisk("small", 5);
    StoreJob remote = onStore("small", 5);
    local.run(spark, "one");
    remote.run(spark, "one");

    store.run("one").assertSameResultAs(runOnDisk("small"));
    assertThat(store.bucket().pendingUploads()).isEmpty();
    SortedMap<String, Long> operations =
        store.proxy().requests().stream()
            .collect(
                Collectors.groupingBy(
                    StoreRequest::operation, TreeMap::new, Collectors.counting()));
    System.out.println(
        "Requests of a run with " + store.run("one").specs().size() + " " + operations);
    assertThat(operations).doesNotContainKey("CopyObject").containsKey("PutObject");
    for (String table : new String[] {"items", "rejects"}) {
      assertThat(remote.rows(spark, "one", table))
          .isNotEmpty()
          .isEqualTo(local.rows(spark, "one", table));
    }
  }

  @Test
  void aSpecFileOfSeveralPartsIsTheSameAsOnLocalDisk() throws Exception {
    StoredInventory.write(folder.resolve("large/inventory"), 4, 40_000);
    onDisk("large", 100_000).run(spark, "one");
    onStore("large", 100_000).run(spark, "one");

    store.run("one").assertSameResultAs(runOnDisk("large"));
    assertThat(store.bucket().pendingUploads()).isEmpty();
    assertThat(store.proxy().requests())
        .anyMatch(request -> request.part() == 3)
        .noneMatch(StoreRequest::copies);
  }

  @Test
  void aRunIdThatExistsIsRefusedAndNothingOfItChanges() throws Exception {
    StoredInventory.write(folder.resolve("again/inventory"), 10, 10);
    StoreJob job = onStore("again", 5);
    job.run(spark, "one");
    SortedMap<String, byte[]> before = store.bucket().objects("");
    int requests = store.proxy().requests().size();

    assertThatThrownBy(() -> job.run(spark, "one"))
        .isInstanceOf(RunExists.class)
        .hasMessageContaining("runs/one exists already");
    assertThat(store.bucket().objects("")).usingRecursiveComparison().isEqualTo(before);
    assertThat(store.proxy().requests().stream().skip(requests)).noneMatch(StoreRequest::writes);
  }

  @Test
  void whatAKilledRunLeftIsRemovedWithItsUnfinishedUploads() throws Exception {
    StoredInventory.write(folder.resolve("clean/inventory"), 10, 10);
    onStore("clean", 5).run(spark, "result");
    SortedMap<String, byte[]> before = store.bucket().objects("out/runs/result/");
    store.bucket().put("out/runs/dead/_running-x", "started");
    store.bucket().put("out/runs/dead/specs/image/batch-00001.json", "{}");
    store.bucket().beginUpload("out/runs/dead/specs/image/batch-00002.json");
    store.bucket().beginUpload("out/runs/under-way/specs/image/batch-00001.json");
    assertThat(store.bucket().pendingUploads()).hasSize(2);

    KilledRuns killed =
        new KilledRuns(
            new HadoopRunDirectories(
                "s3a://clean/out", spark.sparkContext().hadoopConfiguration()));
    List<Leftover> found = killed.find(Instant.now().plus(Duration.ofDays(1)));
    assertThat(found).extracting(Leftover::name).containsExactly("dead");
    assertThat(found.get(0).removable()).isTrue();
    killed.remove(found.get(0));

    assertThat(store.bucket().pendingUploads())
        .containsExactly("out/runs/under-way/specs/image/batch-00001.json");
    assertThat(store.bucket().objects("out/runs/dead/")).isEmpty();
    assertThat(store.bucket().objects("out/runs/result/"))
        .usingRecursiveComparison()
        .isEqualTo(before);
  }

  @Test
  void ofTwoRunsAtOnceWithOneIdAtMostOneBecomesAResult() throws Exception {
    StoredInventory.write(folder.resolve("race/inventory"), 20, 20);
    StoreJob first = onStore("race", 3);
    StoreJob second = store.job(4);
    TwoRuns runs = new TwoRuns(spark, first, second);
    for (int race = 1; race <= RACES; race++) {
      runs.assertAtMostOneResult("race-" + race, store::run);
    }
  }
}
