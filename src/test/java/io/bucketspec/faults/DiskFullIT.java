package io.bucketspec.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No room for the shuffle: the run fails and says why, and with room the next succeeds. */
@Tag("faults")
class DiskFullIT {
  private static final Duration MOST = Duration.ofMinutes(2);
  private static final int CAMERA_RUNS = 1_000;

  @TempDir Path folder;

  private SparkHome spark;
  private Path job;

  @BeforeEach
  void write() throws IOException {
    spark = SparkHome.make(Files.createDirectories(folder.resolve("spark")));
    Path inventory = LargeInventory.write(folder.resolve("inventory"), CAMERA_RUNS, 2).folder();
    job = ClusterJob.write(folder, inventory, folder.resolve("out").toString());
  }

  @AfterEach
  void remove() throws IOException {
    spark.remove();
  }

  @Test
  void aFileSystemWithoutRoomFailsTheRun() throws Exception {
    RunResult undisturbed = succeed("undisturbed");
    Path disk = Files.createDirectories(folder.resolve("disk"));
    assumeTrue(
        ended("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk.toString()) == 0,
        "only root can mount a file system");
    try {
      assertFails(command("full", disk), "No space left on device");
    } finally {
      assertThat(ended("umount", disk.toString())).isZero();
    }
    succeed("next").assertEqualTo(undisturbed);
  }

  /** 400 kB: more than the native libraries that are unpacked, less than a task's shuffle file. */
  @Test
  void aLimitOfFileSizesFailsTheRun() throws Exception {
    RunResult undisturbed = succeed("undisturbed");
    List<String> limited = new ArrayList<>(List.of("bash", "-c", "ulimit -f 400; exec \"$@\"", ""));
    limited.addAll(command("full", folder.resolve("local")));
    assertFails(limited, "File too large");
    succeed("next").assertEqualTo(undisturbed);
  }

  private List<String> command(String id, Path localFolder) {
    return ChildJvm.command(
        List.of(
            "-Xmx512m",
            "-Dlog4j2.configurationFile=" + Path.of("conf/log4j2.properties").toUri(),
            "-Dspark.master=local[2]",
            "-Dspark.ui.enabled=false",
            "-Dspark.driver.host=127.0.0.1",
            "-Dspark.driver.bindAddress=127.0.0.1",
            "-Dspark.sql.shuffle.partitions=4",
            "-Dspark.shuffle.compress=false",
            "-Dspark.local.dir=" + localFolder,
            "-cp",
            SparkHome.JOB_JAR + ":" + spark.classPath(),
            "io.bucketspec.cli.Main",
            "run",
            job.toString(),
            "--run-id",
            id));
  }

  private Path directory(String id) {
    return folder.resolve("out/runs").resolve(id);
  }

  private void assertFails(List<String> command, String cause) throws Exception {
    try (ChildJvm run = ChildJvm.run(folder.resolve("full.log"), Map.of(), command)) {
      assertThat(run.exitCode(MOST)).as(run::said).isEqualTo(1);
      assertThat(run.said())
          .containsPattern("Failed\\. \\w+: .*" + cause)
          .contains("runs/full has no _SUCCESS.json: it is no result.");
    }
    assertThat(RunResult.isThere(directory("full"))).isFalse();
  }

  private RunResult succeed(String id) throws Exception {
    List<String> command = command(id, folder.resolve("local"));
    try (ChildJvm run = ChildJvm.run(folder.resolve(id + ".log"), Map.of(), command)) {
      assertThat(run.exitCode(MOST)).as(run::said).isZero();
    }
    return RunResult.verified(directory(id));
  }

  private static int ended(String... command) throws Exception {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
