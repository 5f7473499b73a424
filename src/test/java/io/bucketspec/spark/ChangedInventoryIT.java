package io.bucketspec.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketspec.cli.JobFile;
import io.bucketspec.inventory.SnapshotChanged;
import io.bucketspec.run.JobOptions;
import io.bucketspec.spark.TestInventory.Listed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An inventory that is written to while it is read ends the run. */
class ChangedInventoryIT {
  @TempDir Path folder;

  private final SparkSession spark =
      TestSession.open(
          "local[2]", Map.of("spark.hadoop.fs.hooked.impl", HookedFileSystem.class.getName()));
  private final List<Listed> rows =
      IntStream.range(0, 50).mapToObj(i -> Listed.of("photos/" + i + ".jpg", 5)).toList();

  @AfterEach
  void unhook() {
    HookedFileSystem.unhook();
  }

  private SpecJob job(Path inventory) throws Exception {
    JobOptions options =
        JobFile.parse(
            """
            inventory: %s
            urls: {style: s3}
            output: {path: 'hooked://%s'}
            ledger: off
            """
                .formatted(inventory, folder.resolve("out")),
            "changed.yaml");
    return new SpecJob(spark, options, Clock.systemUTC());
  }

  /** What happens to a data file while the run is publishing its first file after the claim. */
  private interface Change {
    void of(Path file) throws IOException;
  }

  private void refused(Path inventory, String name, Change change, String told) throws Exception {
    SpecJob job = job(inventory);
    job.run("undisturbed");
    Path file = dataFile(inventory, name);
    HookedFileSystem.hook(
        path -> {
          if (path.toString().contains("batch-")) {
            change.of(file);
          }
        });
    assertThatThrownBy(() -> job.run("changed"))
        .isInstanceOf(RunFailure.class)
        .cause()
        .isInstanceOf(SnapshotChanged.class)
        .hasMessageContaining("1 of the 2 data files of ")
        .hasMessageContaining(" changed while they were read:")
        .hasMessageContaining(file + told);
    assertThat(folder.resolve("out/runs/changed/_SUCCESS.json")).doesNotExist();
    assertThat(folder.resolve("out/runs/undisturbed/_SUCCESS.json")).exists();
  }

  private static Path dataFile(Path inventory, String name) throws IOException {
    try (Stream<Path> files = Files.list(inventory.resolve("data"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(name))
          .sorted()
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void aFileThatIsWrittenAnewIsNoticedAlsoWithTheSameSize() throws Exception {
    Path inventory = new TestInventory(folder.resolve("csv")).csv(rows.stream(), 2);
    refused(
        inventory,
        "part1",
        file -> Files.setLastModifiedTime(file, FileTime.fromMillis(1_000)),
        " had ");
  }

  @Test
  void aFileThatGrowsIsNoticed() throws Exception {
    Path inventory =
        new TestInventory(folder.resolve("parquet")).columnar(spark, "Parquet", rows, 2);
    refused(
        inventory,
        "part-00000",
        file -> Files.write(file, new byte[] {1, 2, 3}, StandardOpenOption.APPEND),
        " had ");
  }

  @Test
  void aFileThatIsTakenAwayIsNoticed() throws Exception {
    Path inventory = new TestInventory(folder.resolve("csv")).csv(rows.stream(), 2);
    refused(inventory, "part0", Files::deleteIfExists, " is gone");
  }
}
