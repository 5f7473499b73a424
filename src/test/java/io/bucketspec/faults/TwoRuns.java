package io.bucketspec.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.SparkSession;

/** Two jobs that write different specs and are started at the same moment. */
record TwoRuns(SparkSession spark, StoreJob first, StoreJob second) {

  /** The files of a run on the store of the test. */
  interface Runs {
    RunFiles of(String runId) throws IOException;
  }

  /** Runs both with one id. Each is run alone as well, to know what it would write. */
  void assertAtMostOneResult(String runId, Runs runs) throws Exception {
    List<StoreJob> jobs = List.of(first, second);
    List<RunFiles> alone = new ArrayList<>();
    for (StoreJob job : jobs) {
      String id = runId + "-alone-" + alone.size();
      job.run(spark, id);
      alone.add(runs.of(id));
    }
    assertThat(alone.get(0).specs()).isNotEqualTo(alone.get(1).specs());

    List<Integer> succeeded = succeeded(jobs, runId);
    assertThat(succeeded).as("those that claim to have made %s", runId).hasSizeLessThan(2);
    RunFiles run = runs.of(runId);
    if (succeeded.isEmpty()) {
      run.assertNoResult();
    } else {
      run.assertSameResultAs(alone.get(succeeded.get(0)));
    }
  }

  private List<Integer> succeeded(List<StoreJob> jobs, String runId) throws InterruptedException {
    CyclicBarrier start = new CyclicBarrier(jobs.size());
    ExecutorService threads = Executors.newFixedThreadPool(jobs.size());
    try {
      List<Callable<Void>> calls = new ArrayList<>();
      for (StoreJob job : jobs) {
        calls.add(
            () -> {
              start.await();
              job.run(spark, runId);
              return null;
            });
      }
      List<Integer> succeeded = new ArrayList<>();
      List<Future<Void>> ends = threads.invokeAll(calls);
      for (int i = 0; i < ends.size(); i++) {
        try {
          ends.get(i).get();
          succeeded.add(i);
        } catch (ExecutionException e) {
          assertThat(e).hasRootCauseInstanceOf(IOException.class);
        }
      }
      return succeeded;
    } finally {
      threads.shutdownNow();
    }
  }
}
