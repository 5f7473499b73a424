package io.bucketspec.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * A Java process of a test. What it says goes to a file, and it ends with the test at the latest.
 */
final class ChildJvm implements AutoCloseable {
  private static final int TAIL = 40;

  private final Process process;
  private final Path log;

  private ChildJvm(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts {@code java} with the arguments and what Spark needs of a JVM.
   *
   * @param log where its standard output and error go
   */
  static ChildJvm start(Path log, Map<String, String> environment, List<String> arguments)
      throws IOException {
    return run(log, environment, command(arguments));
  }

  /** The command line of {@code java} with the arguments and what Spark needs of a JVM. */
  static List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options());
    command.addAll(arguments);
    return command;
  }

  /** What Spark needs of a JVM, and what makes a short-lived one quick. */
  static List<String> options() {
    List<String> options = new ArrayList<>();
    options.addAll(List.of(JavaModuleOptions.defaultModuleOptions().split(" ")));
    options.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    return options;
  }

  /** Starts a command that becomes such a process. */
  static ChildJvm run(Path log, Map<String, String> environment, List<String> command)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    ChildJvm child = new ChildJvm(builder.start(), log);
    Runtime.getRuntime().addShutdownHook(new Thread(child::kill));
    return child;
  }

  /** The processes that it started, and theirs. */
  Stream<ProcessHandle> descendants() {
    return process.descendants();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits that long at most, and tells whether it has ended. */
  boolean endsWithin(Duration time) throws InterruptedException {
    return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The exit code, waited for. */
  int exitCode(Duration most) throws InterruptedException {
    if (!endsWithin(most)) {
      throw new AssertionError("Still running after " + most.toSeconds() + " s. " + tail());
    }
    return process.exitValue();
  }

  /** All that it has said. */
  String said() {
    try {
      return Files.readString(log, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The end of what it said, for a failure's message. */
  String tail() {
    List<String> lines = said().lines().toList();
    return "The end of "
        + log
        + ":\n"
        + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
  }

  /** {@code kill -9}. */
  void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(handle -> handle.onExit().join());
  }
}
