package io.bucketspec.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A run of bucketspec with Spark's event log on.
 *
 * @param started when the process was, in milliseconds since the epoch
 * @param steps in their order, at least one
 */
record LoggedRun(long started, Measurement measured, List<TaskTimes> steps) {
  private static final List<String> STEPS =
      List.of("read", "group and write", "write what was left over");

  /**
   * Runs a job in a process of its own.
   *
   * @param folder where its log and its events go
   * @throws IllegalStateException if it fails
   */
  static LoggedRun of(Path project, String master, Path job, Path folder)
      throws IOException, InterruptedException {
    FileTree.delete(folder.resolve("events"));
    Path events = Files.createDirectories(folder.resolve("events"));
    List<String> command =
        List.of(
            Contender.launcher(project).toString(),
            "--master",
            master,
            "--driver-memory",
            "2g",
            "--conf",
            "spark.eventLog.enabled=true",
            "--conf",
            "spark.eventLog.rolling.enabled=false",
            "--conf",
            "spark.eventLog.dir=" + events,
            "run",
            job.toString());
    Path log = folder.resolve("log.txt");
    long started = System.currentTimeMillis();
    Measurement measured = ProcessMeter.run(command, log);
    if (measured.exitCode() != 0) {
      throw new IllegalStateException("It failed: see " + log);
    }
    return new LoggedRun(started, measured, TaskTimes.ofRun(only(events)));
  }

  /** What a step does, in words. */
  static String stepName(int step) {
    return STEPS.get(Math.min(step, STEPS.size() - 1));
  }

  private static Path only(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }
}
