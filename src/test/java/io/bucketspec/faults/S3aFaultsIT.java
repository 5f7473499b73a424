package io.bucketspec.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on an S3 server that throttles, refuses, and whose answers are lost. */
@Tag("faults")
class S3aFaultsIT {
  /** Runs of each random fault, with seeds from 1; {@code -Dfaults.store=20} for many. */
  private static final int RUNS = Integer.getInteger("faults.store", 1);

  /** S3A gives up soon. */
  private static final Map<String, String> IMPATIENT =
      Map.of("retry.limit", "2", "retry.throttle.limit", "2");

  /** For a command, also where other tests and builds take the processors. */
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private static final AtomicInteger BUCKETS = new AtomicInteger();

  @TempDir static Path folder;

  private static S3Server server;
  private static SparkSession spark;
  private static RunFiles small;
  private static RunFiles large;
  private S3Store store;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    server = S3Server.start(folder);
    spark = StoreJob.session();
    StoredInventory.write(folder.resolve("small"), 40, 50);
    StoredInventory.write(folder.resolve("large"), 4, 40_000);
    small = onDisk("small", 5);
    large = onDisk("large", 100_000);
  }

  private static RunFiles onDisk(String inventory, int items) throws IOException {
    Path output = folder.resolve(inventory + "-out");
    new StoreJob(folder.resolve(inventory).toString(), output.toString(), items).run(spark, "one");
    return RunFiles.onDisk(output.resolve("runs/one"));
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

  private StoreJob smallJob(Map<String, String> settings) throws IOException {
    return job("small", 5, settings);
  }

  private StoreJob largeJob() throws IOException {
    return job("large", 100_000, Map.of());
  }

  private StoreJob job(String inventory, int items, Map<String, String> settings)
      throws IOException {
    String name = "faulty-" + BUCKETS.incrementAndGet();
    store = S3Store.make(server.endpoint(), name, folder.resolve(inventory));
    store.settings(settings).forEach(spark.sparkContext().hadoopConfiguration()::set);
    return store.job(items);
  }

  private void assertResult(String runId, RunFiles expected) throws IOException {
    store.run(runId).assertSameResultAs(expected);
    assertThat(store.bucket().pendingUploads()).isEmpty();
  }

  @Test
  void aShareOfThrottledRequestsChangesNothing() throws Exception {
    StoreJob job = smallJob(Map.of());
    for (int seed = 1; seed <= RUNS; seed++) {
      String run = "seed-" + seed;
      store.proxy().answer(Troubles.share(StoreAnswer.SLOW_DOWN, 0.2, seed, request -> true));
      job.run(spark, run);
      assertResult(run, small);
    }
  }

  @Test
  void aStoreThatThrottlesAllAndRecoversChangesNothing() throws Exception {
    StoreJob job = smallJob(Map.of());
    store.proxy().answer(Troubles.burst(StoreAnswer.SLOW_DOWN, 20, StoreRequest::writesSpec));
    job.run(spark, "one");
    assertResult("one", small);
    store.proxy().answer(Troubles.burst(StoreAnswer.SLOW_DOWN, 8, StoreRequest::commits));
    job.run(spark, "two");
    assertResult("two", small);
  }

  @Test
  void aStoreThatNeverRecoversEndsTheRunWithItsAnswer() throws Exception {
    StoreJob job = smallJob(Map.of());
    store
        .proxy()
        .answer(Troubles.burst(StoreAnswer.SLOW_DOWN, Integer.MAX_VALUE, StoreRequest::writesSpec));
    StoreCommand command =
        StoreCommand.run(folder, job, "one", store.settings(IMPATIENT), PATIENCE);

    assertThat(command.code()).as(command.err()).isEqualTo(1);
    assertThat(command.err())
        .contains("Failed. ", "Please reduce your request rate.", "503")
        .contains("runs/one has no _SUCCESS.json: it is no result.");
    store.proxy().answer(request -> StoreAnswer.TRUE);
    store.run("one").assertNoResult();
    job.run(spark, "two");
    assertResult("two", small);
  }

  @Test
  void lostAnswersChangeNothing() throws Exception {
    StoreJob job = smallJob(Map.of());
    for (int seed = 1; seed <= RUNS; seed++) {
      String run = "seed-" + seed;
      store.proxy().answer(Troubles.share(StoreAnswer.LOST, 0.2, seed, StoreRequest::writes));
      job.run(spark, run);
      assertResult(run, small);
    }
  }

  @Test
  void aLostAnswerToTheCommitChangesNothing() throws Exception {
    StoreJob job = smallJob(Map.of());
    store.proxy().answer(Troubles.first(StoreAnswer.LOST, StoreRequest::commits));
    job.run(spark, "one");
    assertThat(store.proxy().requests().stream().filter(StoreRequest::commits)).hasSize(2);
    assertResult("one", small);
  }

  @Test
  void aCommitWhoseAnswerNeverComesIsNotDenied() throws Exception {
    StoreJob job = smallJob(Map.of());
    store.proxy().answer(Troubles.each(StoreAnswer.LOST, StoreRequest::commits));
    StoreCommand command =
        StoreCommand.run(folder, job, "one", store.settings(IMPATIENT), PATIENCE);

    RunFiles run = store.run("one");
    if (run.isResult()) {
      run.assertSameResultAs(small);
      assertThat(command.err()).doesNotContain("it is no result");
    } else {
      assertThat(command.code()).isEqualTo(1);
    }
  }

  @Test
  void aLostAnswerToTheEndOfAnUploadInPartsChangesNothing() throws Exception {
    StoreJob job = largeJob();
    Predicate<StoreRequest> completion =
        request -> request.operation().equals("CompleteMultipartUpload");
    store.proxy().answer(Troubles.first(StoreAnswer.LOST, completion));
    job.run(spark, "one");
    assertThat(store.proxy().requests()).anyMatch(completion);
    assertResult("one", large);
  }

  @Test
  void aTaskThatFailsAmidstAnUploadLeavesNothingOfIt() throws Exception {
    StoreJob job = largeJob();
    store
        .proxy()
        .answer(
            Troubles.afterFirst(StoreAnswer.REFUSED, it -> it.part() == 1, it -> it.part() > 1));
    assertThatThrownBy(() -> job.run(spark, "one")).hasStackTraceContaining("Access Denied");
    assertThat(store.proxy().requests()).anyMatch(request -> request.part() == 1);
    store.run("one").assertNoResult();
    assertThat(store.run("one").files().keySet())
        .noneMatch(path -> path.startsWith("specs/") && path.contains("image/"));
    assertThat(store.bucket().pendingUploads()).isEmpty();

    store.proxy().answer(request -> StoreAnswer.TRUE);
    job.run(spark, "two");
    assertResult("two", large);
  }
}
