package io.bucketspec.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code spark-submit} to a standalone cluster, with the jar, the job file, the inventory, a side
 * table and the output on S3.
 */
@Tag("faults")
class SparkSubmitIT {
  private static final Duration MOST = Duration.ofMinutes(4);
  private static final String ROOT = "s3a://jobs";

  @TempDir static Path folder;

  private static S3Server server;
  private static Bucket bucket;
  private static StandaloneCluster cluster;
  private static RunFiles local;

  @BeforeAll
  static void start() throws Exception {
    Path job = Files.createDirectory(folder.resolve("job"));
    SubmittedJob.write(job, ROOT);
    server = S3Server.start(Files.createDirectory(folder.resolve("s3")));
    bucket = Bucket.make(server.endpoint(), "jobs");
    bucket.upload(job, "");
    bucket.put("bucketspec.jar", SparkHome.JOB_JAR);
    local = SubmittedJob.runLocally(job);
    cluster = StandaloneCluster.start(folder, server.settings());
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
    server.close();
  }

  @Test
  void inClientModeTheSpecsAreThoseOfALocalRun() throws Exception {
    ChildJvm driver = client("one", "run", ROOT + "/job.yaml", "--run-id", "client");
    assertThat(driver.exitCode(MOST)).as(driver::tail).isZero();
    result("client").assertSameResultAs(local);
  }

  @Test
  void inClientModeAJobFileThatIsNotThereEndsWithTwo() throws Exception {
    ChildJvm driver = client("none", "run", ROOT + "/none.yaml");
    assertThat(driver.exitCode(MOST)).as(driver::tail).isEqualTo(2);
    assertThat(driver.said())
        .contains(ROOT + "/none.yaml:1:1: Cannot read the job file: there is no such file.");
  }

  @Test
  void pathsOfAJobFileAreNotRelativeToIt() throws Exception {
    ChildJvm driver = client("relative", "plan", ROOT + "/relative.yaml");
    assertThat(driver.exitCode(MOST)).as(driver::tail).isEqualTo(3);
    assertThat(driver.said())
        .contains("The inventory can't be used. ")
        .contains(Path.of("data/inventory").toAbsolutePath().toString());
  }

  @Test
  void inClusterModeTheSpecsAreThoseOfALocalRun() throws Exception {
    ChildJvm submission =
        cluster.submitCluster(
            "cluster", ROOT + "/bucketspec.jar", run("job.yaml", "--run-id", "cluster"));
    assertThat(submission.exitCode(MOST)).as(submission::tail).isZero();
    assertThat(cluster.stateOf(submission))
        .as(() -> cluster.driverSaid(submission))
        .isEqualTo("FINISHED");
    result("cluster").assertSameResultAs(local);
  }

  @Test
  void inClusterModeADriverWithAWrongJobFileHasFailedAndSaysWhy() throws Exception {
    ChildJvm submission =
        cluster.submitCluster("wrong", ROOT + "/bucketspec.jar", run("wrong.yaml"));
    assertThat(submission.exitCode(MOST)).as("spark-submit itself did all it was asked").isZero();
    assertThat(cluster.stateOf(submission)).isEqualTo("FAILED");
    assertThat(cluster.driverSaid(submission))
        .contains(ROOT + "/wrong.yaml:1:1: Unknown key 'inventry'");
  }

  private static ChildJvm client(String name, String... command) throws IOException {
    return cluster.submitClient(name, ROOT + "/bucketspec.jar", List.of(command));
  }

  private static List<String> run(String job, String... options) {
    List<String> command = new ArrayList<>(List.of("run", ROOT + "/" + job));
    command.addAll(List.of(options));
    return command;
  }

  private static RunFiles result(String id) throws IOException {
    return new RunFiles(bucket.objects("out/runs/" + id + "/"));
  }
}
