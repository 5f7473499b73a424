package io.bucketspec.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands in a JVM that is not ours, such as a JAR task's on Databricks. */
class ForeignSessionIT {
  /** Files of a scheme that only the session knows. */
  public static final class PlatformFiles extends RawLocalFileSystem {
    @Override
    public URI getUri() {
      return URI.create("dbfs:///");
    }
  }

  @TempDir Path folder;

  private SparkSession spark;

  @BeforeEach
  void begin() {
    spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.hadoop.fs.dbfs.impl", PlatformFiles.class.getName())
            .getOrCreate();
    // A platform may have no session yet, but has Spark.
    SparkSession.clearDefaultSession();
    SparkSession.clearActiveSession();
  }

  @AfterEach
  void end() {
    spark.stop();
  }

  @Test
  void aRunLeavesSparkRunningAndASecondOneFindsNothingNew() throws Exception {
    String demo = Files.readString(Path.of("jobs/demo.yaml"));
    String out = folder.resolve("out").toString();
    Path job = folder.resolve("job.yaml");
    Files.writeString(job, demo.replace("path: demo", "path: " + out));

    Main.main(new String[] {"run", job.toString(), "--run-id", "one"});
    assertThat(folder.resolve("out/runs/one/_SUCCESS.json")).exists();
    assertThatThrownBy(() -> Main.main(new String[] {"run", job.toString()}))
        .isInstanceOf(CommandFailed.class)
        .hasMessageStartingWith("Exit code 5. ")
        .hasMessageContaining("2026-11-21T01-00Z");
    assertThat(spark.range(10).count()).isEqualTo(10);
  }

  @Test
  void aWrongCommandLineIsTold() {
    assertThatThrownBy(() -> Main.main(new String[] {"plan", "none.yaml"}))
        .isInstanceOf(CommandFailed.class)
        .hasMessage("Exit code 2. none.yaml:1:1: Cannot read the job file: there is no such file.");
    assertThat(spark.range(10).count()).isEqualTo(10);
  }

  @Test
  void filesAreFoundByTheSettingsOfTheSession() throws Exception {
    Path job = Files.writeString(folder.resolve("job.yaml"), "inventry: a\n");
    assertThatThrownBy(() -> Main.main(new String[] {"plan", "dbfs:" + job}))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("dbfs:" + job + ":1:1: Unknown key 'inventry'");
  }
}
