package io.bucketspec.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.faults.Blow.Victim;
import io.bucketspec.faults.LargeInventory.Written;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of a driver or of an executor at random moments of runs on a real cluster.
 *
 * <p>{@code -Dfaults.kills} says how many; {@code -Dfaults.seed} repeats the moments of another
 * test.
 */
@Tag("faults")
class KillIT {
  private static final int KILLS = Integer.getInteger("faults.kills", 4);
  private static final long SEED = Long.getLong("faults.seed", System.nanoTime());
  private static final int CAMERA_RUNS = 3_000;

  @TempDir Path folder;

  private final Random random = new Random(SEED);
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private StandaloneCluster cluster;
  private ClusterJob job;
  private RunResult undisturbed;
  private Duration usual;

  @Test
  void aKilledRunIsNoResultOrAWholeOneAndTheNextIsTheSame() throws Exception {
    Written inventory = LargeInventory.write(folder.resolve("inventory"), CAMERA_RUNS, 4);
    try (StandaloneCluster started = StandaloneCluster.start(folder)) {
      cluster = started;
      job = new ClusterJob(cluster, inventory.folder(), folder, "file", List.of());
      runUndisturbed(inventory.rows());
      List<Blow> blows = Blow.random(random, KILLS);
      for (int i = 0; i < blows.size(); i++) {
        strike(i + 1, blows.get(i));
      }
    }
    System.out.printf("%d rounds, seed %d:%n", KILLS, SEED);
    outcomes.forEach((outcome, times) -> System.out.printf("  %3d  %s%n", times, outcome));
  }

  private void runUndisturbed(long rows) throws Exception {
    undisturbed = undisturbed("undisturbed");
    assertThat(undisturbed.count("read")).isEqualTo(rows);
    System.out.printf(
        "Undisturbed: %d rows, %d spec files, %.1f s from the directory's begin; seed %d%n",
        rows, undisturbed.specFiles(), seconds(usual), SEED);
  }

  /** Runs to the end, and takes that run's duration for the usual one. */
  private RunResult undisturbed(String id) throws Exception {
    ChildJvm driver = job.begin(id);
    job.awaitDirectory(driver, id);
    long began = System.nanoTime();
    job.awaitEnd(driver);
    usual = Duration.ofNanos(System.nanoTime() - began);
    return job.result(driver, id);
  }

  private void strike(int round, Blow blow) throws Exception {
    String id = "round" + round;
    long began = System.nanoTime();
    ChildJvm driver = job.begin(id);
    job.awaitDirectory(driver, id);
    Duration moment = Duration.ofNanos((long) (usual.toNanos() * blow.moment()));
    String outcome;
    try {
      if (driver.endsWithin(moment)) {
        job.result(driver, id).assertEqualTo(undisturbed);
        outcome = "the run had ended already, whole";
        // Machines get faster: the next moments are of the time that runs take now.
        usual = usual.multipliedBy(9).dividedBy(10);
      } else if (blow.victim() == Victim.DRIVER) {
        outcome = killDriver(driver, id);
      } else {
        outcome = killExecutor(driver, id);
      }
    } catch (AssertionError e) {
      String what = "round %d, %s at %.2f s, seed %d: %s";
      throw new AssertionError(
          what.formatted(round, blow.victim(), seconds(moment), SEED, e.getMessage()), e);
    }
    outcomes.merge(blow.victim() + ": " + outcome, 1, Integer::sum);
    System.out.printf(
        "%d of %d: %s at %.2f s: %s (%.1f s)%n",
        round,
        KILLS,
        blow.victim(),
        seconds(moment),
        outcome,
        seconds(Duration.ofNanos(System.nanoTime() - began)));
    job.delete(id);
  }

  private String killDriver(ChildJvm driver, String id) throws Exception {
    driver.kill();
    // Executors write on until they learn of it.
    cluster.awaitNoExecutors();
    String left = "no result";
    if (RunResult.isThere(job.directory(id))) {
      RunResult.verified(job.directory(id)).assertEqualTo(undisturbed);
      left = "a whole result";
    }
    String next = id + "-next";
    undisturbed(next).assertEqualTo(undisturbed);
    job.delete(next);
    return left + ", and the next run is equal";
  }

  private String killExecutor(ChildJvm driver, String id) throws Exception {
    List<ProcessHandle> executors = cluster.executors();
    if (!executors.isEmpty()) {
      executors.get(random.nextInt(executors.size())).destroyForcibly();
    }
    job.result(driver, id).assertEqualTo(undisturbed);
    return executors.isEmpty() ? "none was left to kill, the run is equal" : "the run is equal";
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
