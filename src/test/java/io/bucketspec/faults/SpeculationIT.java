package io.bucketspec.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two attempts of a task at once, the slower of which publishes last. */
@Tag("faults")
class SpeculationIT {
  private static final int CAMERA_RUNS = 2_000;

  @TempDir Path folder;

  @Test
  void aSlowAttemptThatPublishesAfterItsCopyChangesNothing() throws Exception {
    Path inventory = LargeInventory.write(folder.resolve("inventory"), CAMERA_RUNS, 4).folder();
    Path markers = Files.createDirectories(folder.resolve("markers"));
    List<String> speculative =
        List.of(
            "spark.speculation=true",
            "spark.speculation.interval=100ms",
            "spark.speculation.minTaskRuntime=200ms",
            "spark.speculation.quantile=0.1",
            "spark.speculation.multiplier=1.5",
            "spark.hadoop.fs.stalling.impl=" + StallingFileSystem.class.getName(),
            "spark.hadoop." + StallingFileSystem.MARKERS + "=" + markers);
    try (StandaloneCluster cluster = StandaloneCluster.start(folder)) {
      ClusterJob plain =
          new ClusterJob(cluster, inventory, folder.resolve("plain"), "file", List.of());
      ClusterJob stalled =
          new ClusterJob(cluster, inventory, folder.resolve("stalled"), "stalling", speculative);

      RunResult undisturbed = plain.result(plain.begin("undisturbed"), "undisturbed");
      stalled.result(stalled.begin("speculative"), "speculative").assertEqualTo(undisturbed);
    }
    assertThat(markers.resolve(StallingFileSystem.STALLED)).exists();
    assertThat(markers.resolve(StallingFileSystem.WENT_ON)).exists();
  }
}
