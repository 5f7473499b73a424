package io.bucketspec.faults;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The command line in a process of its own, as a user has it.
 *
 * @param code the exit code
 * @param err what it said on standard error
 */
record StoreCommand(int code, String err) {

  /**
   * Runs a job file.
   *
   * @param folder for the job file and the output
   * @param settings Hadoop's settings
   * @param patience after which the process is ended and the test fails
   */
  static StoreCommand run(
      Path folder, StoreJob job, String runId, Map<String, String> settings, Duration patience)
      throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("job.yaml"), job.text());
    Path err = folder.resolve(runId + ".err");
    List<String> command = ChildJvm.command(List.of("-Xmx512m"));
    command.add("-Dspark.master=local[2,4]");
    command.add("-Dspark.ui.enabled=false");
    command.add("-Dspark.driver.host=127.0.0.1");
    command.add("-Dspark.driver.bindAddress=127.0.0.1");
    settings.forEach((key, value) -> command.add("-Dspark.hadoop." + key + "=" + value));
    command.add("-Dlog4j2.configurationFile=conf/log4j2.properties");
    command.add("-cp");
    command.add(
        "target/bucketspec.jar" + File.pathSeparator + System.getProperty("java.class.path"));
    command.addAll(List.of("io.bucketspec.cli.Main", "run", file.toString(), "--run-id", runId));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve(runId + ".out").toFile())
            .redirectError(err.toFile())
            .start();
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("Not over after " + patience + ":\n" + Files.readString(err));
      }
    } finally {
      process.destroyForcibly();
    }
    return new StoreCommand(process.exitValue(), Files.readString(err));
  }
}
