package io.bucketspec.faults;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** YARN in a process of its own, on loopback only, whose containers are processes too. */
final class YarnCluster implements Closeable {
  private static final Path SOURCE =
      Path.of("src/test/resources/io/bucketspec/faults/YarnServer.java").toAbsolutePath();
  private static final Path JARS = Path.of("target/yarn").toAbsolutePath();
  private static final Path MINI = Path.of("target/hadoop-client-minicluster.jar").toAbsolutePath();

  private final Path folder;
  private final SparkHome spark;
  private final StoreProcess process;
  private final List<ChildJvm> submitted = new ArrayList<>();

  private YarnCluster(Path folder, SparkHome spark, StoreProcess process) {
    this.folder = folder;
    this.spark = spark;
    this.process = process;
  }

  /** Starts it and waits until it has a node; it keeps its files in that folder. */
  static YarnCluster start(Path folder) throws IOException, InterruptedException {
    SparkHome spark = SparkHome.make(Files.createDirectories(folder.resolve("spark")));
    try (Stream<Path> jars = Files.list(JARS)) {
      for (Path jar :
          jars.filter(it -> it.getFileName().toString().startsWith("spark-")).toList()) {
        Files.createSymbolicLink(spark.folder().resolve("jars").resolve(jar.getFileName()), jar);
      }
    }
    Path written = Files.createDirectories(folder.resolve("conf")).resolve("yarn-site.xml");
    String host = InetAddress.getLocalHost().getHostName();
    Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost " + host + "\n");
    List<String> arguments =
        List.of(
            "-Xmx400m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-Djdk.net.hosts.file=" + hosts,
            "-cp",
            String.join(
                File.pathSeparator,
                MINI.toString(),
                JARS + "/*",
                System.getProperty("java.class.path")),
            SOURCE.toString(),
            written.toString());
    return new YarnCluster(
        folder, spark, StoreProcess.java(folder, arguments, () -> Files.exists(written)));
  }

  /**
   * Submits a command of bucketspec.
   *
   * @param mode {@code client} or {@code cluster}
   * @param settings Spark's, each {@code key=value}
   * @param jar where the job's jar lies
   */
  ChildJvm submit(String mode, List<String> settings, String jar, List<String> command)
      throws IOException {
    List<String> all = new ArrayList<>(settings);
    all.addAll(
        List.of(
            "spark.ui.enabled=false",
            "spark.yarn.jars=local:" + spark.classPath(),
            "spark.yarn.stagingDir=" + folder.resolve("staging").toUri(),
            // Or a run that fails is begun a second time.
            "spark.yarn.maxAppAttempts=1",
            "spark.yarn.appMasterEnv.SPARK_LOCAL_IP=127.0.0.1",
            "spark.executorEnv.SPARK_LOCAL_IP=127.0.0.1",
            "spark.driver.memory=500m",
            "spark.executor.memory=500m",
            "spark.executor.instances=1",
            "spark.sql.shuffle.partitions=4",
            "spark.driver.defaultJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
            "spark.executor.defaultJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"));
    String conf = folder.resolve("conf").toString();
    List<String> arguments =
        new ArrayList<>(List.of("-Xmx512m", "-cp", conf + File.pathSeparator + spark.classPath()));
    arguments.add("org.apache.spark.deploy.SparkSubmit");
    arguments.addAll(List.of("--master", "yarn", "--deploy-mode", mode));
    all.forEach(setting -> arguments.addAll(List.of("--conf", setting)));
    arguments.addAll(List.of("--class", "io.bucketspec.cli.Main", jar));
    arguments.addAll(command);
    Map<String, String> environment = new HashMap<>(spark.environment());
    environment.put("HADOOP_CONF_DIR", conf);
    Path log = folder.resolve("submission-" + submitted.size() + ".log");
    ChildJvm submission = ChildJvm.start(log, environment, arguments);
    submitted.add(submission);
    return submission;
  }

  @Override
  public void close() throws IOException {
    submitted.forEach(ChildJvm::close);
    process.close();
    spark.remove();
  }
}
