package io.bucketspec.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code spark-submit} to YARN, as EMR and Dataproc do, with all but the jar on S3. */
@Tag("faults")
class YarnIT {
  private static final Duration MOST = Duration.ofMinutes(4);
  private static final String ROOT = "s3a://jobs";

  @TempDir static Path folder;

  private static S3Server server;
  private static Bucket bucket;
  private static YarnCluster cluster;
  private static RunFiles local;

  @BeforeAll
  static void start() throws Exception {
    Path job = Files.createDirectory(folder.resolve("job"));
    SubmittedJob.write(job, ROOT);
    server = S3Server.start(Files.createDirectory(folder.resolve("s3")));
    bucket = Bucket.make(server.endpoint(), "jobs");
    bucket.upload(job, "");
    local = SubmittedJob.runLocally(job);
    cluster = YarnCluster.start(Files.createDirectory(folder.resolve("yarn")));
  }

  @AfterAll
  static void stop() throws IOException {
    if (cluster != null) {
      cluster.close();
    }
    server.close();
  }

  @Test
  void inClientModeTheSpecsAreThoseOfALocalRun() throws Exception {
    ChildJvm driver = submit("client", "run", ROOT + "/job.yaml", "--run-id", "client");
    assertThat(driver.exitCode(MOST)).as(driver::tail).isZero();
    result("client").assertSameResultAs(local);
  }

  @Test
  void inClusterModeTheSpecsAreThoseOfALocalRun() throws Exception {
    ChildJvm submission = submit("cluster", "run", ROOT + "/job.yaml", "--run-id", "cluster");
    assertThat(submission.exitCode(MOST)).as(submission::tail).isZero();
    result("cluster").assertSameResultAs(local);
  }

  @Test
  void inClusterModeAWrongJobFileFailsTheApplicationWhoseDiagnosticsSayWhy() throws Exception {
    ChildJvm submission = submit("cluster", "run", ROOT + "/wrong.yaml");
    assertThat(submission.exitCode(MOST)).as("every failure is 1 here").isEqualTo(1);
    assertThat(submission.said())
        .contains("exited with  exitCode: 2")
        .contains(ROOT + "/wrong.yaml:1:1: Unknown key 'inventry'");
  }

  private static ChildJvm submit(String mode, String... command) throws IOException {
    return cluster.submit(mode, server.settings(), SparkHome.JOB_JAR.toString(), List.of(command));
  }

  private static RunFiles result(String id) throws IOException {
    return new RunFiles(bucket.objects("out/runs/" + id + "/"));
  }
}
