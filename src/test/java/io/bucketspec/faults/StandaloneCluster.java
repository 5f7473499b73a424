package io.bucketspec.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spark's standalone cluster in processes of its own: a master and two workers of one core each.
 *
 * <p>The workers go by two names of the loopback address, since Spark starts no second attempt of a
 * task on a host that runs one already.
 */
final class StandaloneCluster implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");

  /** The settings of every driver. */
  private static final List<String> DRIVER =
      List.of(
          "spark.ui.enabled=false",
          "spark.driver.host=127.0.0.1",
          "spark.driver.bindAddress=127.0.0.1",
          "spark.executor.memory=700m",
          "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
          "spark.executor.extraClassPath=" + SparkHome.TEST_CLASSES,
          "spark.sql.shuffle.partitions=4");

  private final Path folder;
  private final SparkHome spark;
  private final ChildJvm master;
  private final List<ChildJvm> workers = new ArrayList<>();
  private final List<ChildJvm> drivers = new ArrayList<>();
  private String address;

  private StandaloneCluster(Path folder, SparkHome spark, ChildJvm master) {
    this.folder = folder;
    this.spark = spark;
    this.master = master;
  }

  /** Starts one, which keeps its files in that folder. */
  static StandaloneCluster start(Path folder) throws Exception {
    SparkHome spark = SparkHome.make(Files.createDirectories(folder.resolve("spark")));
    List<String> arguments =
        daemon(spark, "master.Master", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0");
    ChildJvm master = ChildJvm.start(folder.resolve("master.log"), spark.environment(), arguments);
    StandaloneCluster cluster = new StandaloneCluster(folder, spark, master);
    try {
      cluster.awaitMaster();
      cluster.startWorker("127.0.0.1");
      cluster.startWorker("localhost");
      cluster.awaitWorkers();
      return cluster;
    } catch (Exception | AssertionError e) {
      cluster.close();
      throw e;
    }
  }

  private static List<String> daemon(SparkHome spark, String name, String... arguments) {
    List<String> all = new ArrayList<>(List.of("-Xmx256m", "-cp", spark.classPath()));
    all.add("org.apache.spark.deploy." + name);
    all.addAll(List.of(arguments));
    return all;
  }

  private void awaitMaster() throws InterruptedException {
    Await.until("the master is up", START, () -> MASTER.matcher(master.said()).find());
    Matcher matcher = MASTER.matcher(master.said());
    address = matcher.find() ? matcher.group(1) : "";
  }

  private void startWorker(String host) throws IOException {
    List<String> arguments =
        daemon(
            spark,
            "worker.Worker",
            "--host",
            host,
            "--port",
            "0",
            "--webui-port",
            "0",
            "--cores",
            "1",
            "--memory",
            "1g",
            "--work-dir",
            folder.resolve("work-" + host).toString(),
            address);
    Path log = folder.resolve("worker-" + host + ".log");
    workers.add(ChildJvm.start(log, spark.environment(), arguments));
  }

  private void awaitWorkers() throws InterruptedException {
    for (ChildJvm worker : workers) {
      Await.until(
          "a worker is registered",
          START,
          () -> worker.said().contains("Successfully registered with master"));
    }
  }

  /**
   * Begins a driver process with a command of bucketspec.
   *
   * @param name of its log file
   * @param settings Spark's, each {@code key=value}, beside those that every driver has
   */
  ChildJvm submit(String name, List<String> settings, List<String> command) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-Xmx512m"));
    arguments.add("-Dlog4j2.configurationFile=" + Path.of("conf/log4j2.properties").toUri());
    arguments.addAll(List.of("-cp", SparkHome.TEST_CLASSES + ":" + spark.classPath()));
    arguments.add("org.apache.spark.deploy.SparkSubmit");
    arguments.addAll(List.of("--master", address, "--class", "io.bucketspec.cli.Main"));
    List<String> all = new ArrayList<>(DRIVER);
    all.addAll(settings);
    all.forEach(setting -> arguments.addAll(List.of("--conf", setting)));
    arguments.add(SparkHome.JOB_JAR.toString());
    arguments.addAll(command);
    Path log = folder.resolve("driver-" + name + ".log");
    ChildJvm driver = ChildJvm.start(log, spark.environment(), arguments);
    drivers.add(driver);
    return driver;
  }

  /** The executor processes that live now. */
  List<ProcessHandle> executors() {
    return workers.stream()
        .flatMap(ChildJvm::descendants)
        .filter(StandaloneCluster::isExecutor)
        .toList();
  }

  private static boolean isExecutor(ProcessHandle process) {
    return process
        .info()
        .commandLine()
        .filter(line -> line.contains("CoarseGrainedExecutorBackend"))
        .isPresent();
  }

  /** Waits until no executor is left, such as after the death of a driver. */
  void awaitNoExecutors() throws InterruptedException {
    Await.until("the executors have ended", START, () -> executors().isEmpty());
  }

  @Override
  public void close() {
    drivers.forEach(ChildJvm::close);
    workers.forEach(ChildJvm::close);
    master.close();
    try {
      spark.remove();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
