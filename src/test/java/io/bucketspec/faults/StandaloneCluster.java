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
          "spark.sql.shuffle.partitions=4");

  private static final Pattern DRIVER_ID = Pattern.compile("submitted as (driver-\\d+-\\d+)");
  private static final Pattern DRIVER_STATE =
      Pattern.compile("State of driver driver-\\d+-\\d+ is (\\w+), exiting");

  /** Where bucketspec's own lines are all that a driver says. */
  private static final String QUIET =
      "-Dlog4j2.configurationFile=" + Path.of("conf/log4j2.properties").toUri();

  private final Path folder;
  private final SparkHome spark;
  private final List<String> settings;
  private final ChildJvm master;
  private final List<ChildJvm> workers = new ArrayList<>();
  private final List<ChildJvm> drivers = new ArrayList<>();
  private String address;

  private StandaloneCluster(Path folder, SparkHome spark, List<String> settings, ChildJvm master) {
    this.folder = folder;
    this.spark = spark;
    this.settings = settings;
    this.master = master;
  }

  /** Starts one, which keeps its files in that folder. */
  static StandaloneCluster start(Path folder) throws Exception {
    return start(folder, List.of());
  }

  /**
   * Starts one, which keeps its files in that folder.
   *
   * @param settings Spark's, each {@code key=value}, of workers and drivers alike
   */
  static StandaloneCluster start(Path folder, List<String> settings) throws Exception {
    SparkHome spark = SparkHome.make(Files.createDirectories(folder.resolve("spark")));
    List<String> arguments =
        daemon(
            spark,
            List.of(),
            "master.Master",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--webui-port",
            "0");
    ChildJvm master = ChildJvm.start(folder.resolve("master.log"), spark.environment(), arguments);
    StandaloneCluster cluster = new StandaloneCluster(folder, spark, settings, master);
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

  private static List<String> daemon(
      SparkHome spark, List<String> settings, String name, String... arguments) {
    List<String> all = new ArrayList<>(List.of("-Xmx256m", "-cp", spark.classPath()));
    settings.forEach(setting -> all.add("-D" + setting));
    all.add("org.apache.spark.deploy." + name);
    all.addAll(List.of(arguments));
    return all;
  }

  private void awaitMaster() throws InterruptedException {
    Await.until("the master is up", START, () -> MASTER.matcher(master.said()).find());
    address = found(MASTER, master);
  }

  private void startWorker(String host) throws IOException {
    List<String> arguments =
        daemon(
            spark,
            settings,
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
            work(host).toString(),
            address);
    Path log = folder.resolve("worker-" + host + ".log");
    workers.add(ChildJvm.start(log, spark.environment(), arguments));
  }

  private Path work(String host) {
    return folder.resolve("work-" + host);
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
    List<String> all = new ArrayList<>(settings);
    all.add("spark.executor.extraClassPath=" + SparkHome.TEST_CLASSES);
    String classPath = SparkHome.TEST_CLASSES + ":" + spark.classPath();
    return submit(
        name, List.of(QUIET, "-cp", classPath), all, SparkHome.JOB_JAR.toString(), command);
  }

  /**
   * Submits a command of bucketspec in client mode: the process is its driver.
   *
   * @param jar where the job's jar lies
   */
  ChildJvm submitClient(String name, String jar, List<String> command) throws IOException {
    return submit(name, List.of(QUIET, "-cp", spark.classPath()), List.of(), jar, command);
  }

  /**
   * Submits a command of bucketspec in cluster mode: a worker starts its driver, and the process
   * waits for that. To such a driver Spark gives none of the options that it needs of a JVM.
   *
   * @param jar where the job's jar lies
   */
  ChildJvm submitCluster(String name, String jar, List<String> command) throws IOException {
    List<String> all =
        List.of(
            "spark.submit.deployMode=cluster",
            "spark.standalone.submit.waitAppCompletion=true",
            "spark.driver.memory=600m",
            "spark.driver.extraJavaOptions=" + String.join(" ", ChildJvm.options()) + " " + QUIET);
    return submit(name, List.of("-cp", spark.classPath()), all, jar, command);
  }

  private ChildJvm submit(
      String name, List<String> options, List<String> more, String jar, List<String> command)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-Xmx512m"));
    arguments.addAll(options);
    arguments.add("org.apache.spark.deploy.SparkSubmit");
    arguments.addAll(List.of("--master", address, "--class", "io.bucketspec.cli.Main"));
    List<String> all = new ArrayList<>(DRIVER);
    all.addAll(settings);
    all.addAll(more);
    all.forEach(setting -> arguments.addAll(List.of("--conf", setting)));
    arguments.add(jar);
    arguments.addAll(command);
    Path log = folder.resolve("driver-" + name + ".log");
    ChildJvm driver = ChildJvm.start(log, spark.environment(), arguments);
    drivers.add(driver);
    return driver;
  }

  /** How a driver has ended that was submitted in cluster mode, as spark-submit tells it. */
  String stateOf(ChildJvm submission) {
    return found(DRIVER_STATE, submission);
  }

  /** What a driver wrote on standard error that was submitted in cluster mode. */
  String driverSaid(ChildJvm submission) {
    String id = found(DRIVER_ID, submission);
    try {
      for (Path log : List.of(work("127.0.0.1"), work("localhost"))) {
        Path said = log.resolve(id).resolve("stderr");
        if (Files.exists(said)) {
          return Files.readString(said);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new AssertionError("No worker ran " + id + ". " + submission.tail());
  }

  private static String found(Pattern pattern, ChildJvm process) {
    Matcher matcher = pattern.matcher(process.said());
    if (!matcher.find()) {
      throw new AssertionError("Not said: " + pattern + ". " + process.tail());
    }
    return matcher.group(1);
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
