package io.bucketspec.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One job over a {@link LargeInventory}, to be run many times on a cluster. */
final class ClusterJob {
  private static final Duration MOST = Duration.ofMinutes(4);

  private final StandaloneCluster cluster;
  private final Path output;
  private final Path jobFile;
  private final List<String> settings;

  /**
   * @param folder the job's file and, unless the scheme is another's, its output go there
   * @param scheme of the output, such as {@code file}
   * @param settings Spark's, each {@code key=value}
   */
  ClusterJob(
      StandaloneCluster cluster, Path inventory, Path folder, String scheme, List<String> settings)
      throws IOException {
    this.cluster = cluster;
    this.output = folder.resolve("out");
    this.settings = List.copyOf(settings);
    this.jobFile = write(folder, inventory, scheme + "://" + output);
  }

  /** Writes the job file that all faults are tried on. */
  static Path write(Path folder, Path inventory, String output) throws IOException {
    Files.createDirectories(folder);
    return Files.writeString(
        folder.resolve("job.yaml"),
        """
        inventory: %s
        urls: {style: virtual-hosted, region: eu-west-2}
        rules:
          - {name: cams, match: "cams/{site}/{run}/frame_{frame}.jpg", kind: image_sequence, group: [site, run], order: frame}
          - {name: ct, match: "dicom/{patient}/{series}/**", kind: dicom_series, group: [patient, series]}
          - {name: photos, match: "photos/{site}/**", kind: image}
          - {name: others, match: "photos/*", kind: image}
        output: {path: '%s', partitionBy: [site], limits: {items: 200}}
        ledger: off
        """
            .formatted(inventory, output));
  }

  /** Where the run of that name writes. */
  Path directory(String id) {
    return output.resolve("runs").resolve(id);
  }

  /** Begins a run. */
  ChildJvm begin(String id) throws IOException {
    return cluster.submit(id, settings, List.of("run", jobFile.toString(), "--run-id", id));
  }

  /** Waits until the run has its directory, or will never have one. */
  void awaitDirectory(ChildJvm driver, String id) throws InterruptedException {
    Await.until(
        "run " + id + " begins its directory",
        MOST,
        () -> Files.exists(directory(id)) || !driver.isAlive());
  }

  /** Waits until a driver has ended, however. */
  void awaitEnd(ChildJvm driver) throws InterruptedException {
    driver.exitCode(MOST);
  }

  /** Waits until the run has ended, and gives its result, which must be there and hold. */
  RunResult result(ChildJvm driver, String id) throws Exception {
    int code = driver.exitCode(MOST);
    if (code != 0) {
      throw new AssertionError("Run " + id + " ended with " + code + ". " + driver.tail());
    }
    return RunResult.verified(directory(id));
  }

  /** Makes room for the next run. */
  void delete(String id) throws IOException {
    try (Stream<Path> all = Files.walk(directory(id))) {
      for (Path path : new ArrayList<>(all.sorted(Comparator.reverseOrder()).toList())) {
        Files.delete(path);
      }
    }
  }
}
