package io.bucketspec.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.run.RunExists;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on HDFS. */
@Tag("faults")
class HdfsIT {
  private static final int RACES = Integer.getInteger("faults.races", 2);

  /**
   * The name node asks for patience at the end of nearly every file, until it has heard of the last
   * block. The client waits for less long at first than by default, and may ask as often as makes
   * as long in all.
   */
  private static final Map<String, String> WRITES =
      Map.of(
          "dfs.client.block.write.locateFollowingBlock.initial.delay.ms", "10",
          "dfs.client.block.write.locateFollowingBlock.retries", "11");

  @TempDir static Path folder;

  private static HdfsServer server;
  private static SparkSession spark;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    server = HdfsServer.start(Files.createDirectory(folder.resolve("hdfs")));
    spark = StoreJob.session();
    WRITES.forEach(spark.sparkContext().hadoopConfiguration()::set);
    StoredInventory.write(folder.resolve("inventory"), 40, 50);
    fileSystem()
        .copyFromLocalFile(
            new org.apache.hadoop.fs.Path(folder.resolve("inventory").toUri()),
            new org.apache.hadoop.fs.Path("/inventory"));
  }

  @AfterAll
  static void stop() {
    spark.stop();
    server.close();
  }

  private static FileSystem fileSystem() throws IOException {
    return new org.apache.hadoop.fs.Path(server.uri())
        .getFileSystem(spark.sparkContext().hadoopConfiguration());
  }

  private static StoreJob job(int items) {
    return new StoreJob(server.uri() + "/inventory", server.uri() + "/out", items);
  }

  private static RunFiles run(String runId) throws IOException {
    org.apache.hadoop.fs.Path directory =
        fileSystem().makeQualified(new org.apache.hadoop.fs.Path("/out/runs/" + runId));
    SortedMap<String, byte[]> files = new TreeMap<>();
    RemoteIterator<LocatedFileStatus> listed = fileSystem().listFiles(directory, true);
    while (listed.hasNext()) {
      org.apache.hadoop.fs.Path file = listed.next().getPath();
      try (FSDataInputStream in = fileSystem().open(file)) {
        String path = file.toString().substring(directory.toString().length() + 1);
        files.put(path, in.readAllBytes());
      }
    }
    return new RunFiles(files);
  }

  @Test
  void aRunIsTheSameAsOnLocalDiskAndItsIdIsRefusedAfterwards() throws Exception {
    StoreJob local =
        new StoreJob(folder.resolve("inventory").toString(), folder.resolve("local").toString(), 5);
    local.run(spark, "one");
    job(5).run(spark, "one");
    RunFiles made = run("one");
    made.assertSameResultAs(RunFiles.onDisk(folder.resolve("local/runs/one")));
    for (String table : List.of("items", "rejects")) {
      assertThat(job(5).rows(spark, "one", table)).isEqualTo(local.rows(spark, "one", table));
    }

    assertThatThrownBy(() -> job(7).run(spark, "one"))
        .isInstanceOf(RunExists.class)
        .hasMessageContaining("runs/one exists already");
    assertThat(run("one")).usingRecursiveComparison().isEqualTo(made);
  }

  @Test
  void ofTwoRunsAtOnceWithOneIdAtMostOneBecomesAResult() throws Exception {
    TwoRuns runs = new TwoRuns(spark, job(3), job(4));
    for (int race = 1; race <= RACES; race++) {
      runs.assertAtMostOneResult("race-" + race, HdfsIT::run);
    }
  }
}
