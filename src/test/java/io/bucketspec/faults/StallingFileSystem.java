package io.bucketspec.faults;

import io.bucketspec.LocalDouble;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.time.Duration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;

/**
 * The local disk under a scheme of its own, where one task's first attempt stalls as it is about to
 * publish a spec file, until another attempt of the task has published it. Then it publishes too.
 *
 * <p>What happened is told by files in the folder that {@code fs.stalling.markers} names, since
 * attempts run in several processes.
 */
public final class StallingFileSystem extends LocalDouble {
  static final String MARKERS = "fs.stalling.markers";

  /** An attempt has stalled. */
  static final String STALLED = "stalled";

  /** That attempt has published after all, as the second. */
  static final String WENT_ON = "went-on";

  private static final Duration MOST = Duration.ofMinutes(2);

  @Override
  public String getScheme() {
    return "stalling";
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    TaskContext task = TaskContext.get();
    // Spark makes no copy of a stage's only task: it compares a task with the others.
    if (task == null || task.numPartitions() == 1 || !to.getName().startsWith("batch-")) {
      return super.rename(from, to);
    }
    String other = "published-" + task.stageId() + "-" + task.partitionId();
    if (task.attemptNumber() > 0) {
      boolean renamed = super.rename(from, to);
      mark(other);
      return renamed;
    }
    boolean stalls = mark(STALLED);
    if (stalls) {
      await(marker(other));
    }
    boolean renamed = super.rename(from, to);
    if (stalls) {
      mark(WENT_ON);
    }
    return renamed;
  }

  private java.nio.file.Path marker(String name) {
    return java.nio.file.Path.of(getConf().get(MARKERS), name);
  }

  /** Whether nobody had marked this before. */
  private boolean mark(String name) throws IOException {
    try {
      Files.createFile(marker(name));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /** Spark interrupts an attempt when another has won: a stalled store does not hear of that. */
  private static void await(java.nio.file.Path marker) throws IOException {
    long deadline = System.nanoTime() + MOST.toNanos();
    while (!Files.exists(marker)) {
      if (System.nanoTime() > deadline) {
        throw new IOException("No other attempt has published within " + MOST.toSeconds() + " s.");
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        // Not until then.
      }
    }
  }
}
