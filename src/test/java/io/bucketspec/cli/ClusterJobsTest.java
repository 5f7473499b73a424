package io.bucketspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.ParseResult;

/** The files in {@code jobs/} that begin runs on clusters. */
class ClusterJobsTest {
  private static final String SUBMIT = "/jobDriver/sparkSubmit";
  private static final String DATABRICKS = "/resources/jobs/bucketspec_nightly/tasks/0";

  private static final ClusterJob EMR = new ClusterJob("emr/step.json", "", "", "/0/Args");
  private static final ClusterJob EMR_SERVERLESS =
      new ClusterJob(
          "emr-serverless/job-run.json",
          "",
          SUBMIT + "/entryPoint",
          SUBMIT + "/entryPointArguments");
  private static final List<ClusterJob> OTHERS =
      List.of(
          new ClusterJob(
              "dataproc/workflow.yaml",
              "/jobs/0/sparkJob/mainClass",
              "/jobs/0/sparkJob/jarFileUris/0",
              "/jobs/0/sparkJob/args"),
          new ClusterJob(
              "dataproc/batch.yaml",
              "/sparkBatch/mainClass",
              "/sparkBatch/jarFileUris/0",
              "/sparkBatch/args"),
          new ClusterJob(
              "databricks/databricks.yml",
              DATABRICKS + "/spark_jar_task/main_class_name",
              DATABRICKS + "/libraries/0/jar",
              DATABRICKS + "/spark_jar_task/parameters"),
          new ClusterJob(
              "kubernetes/nightly.yaml",
              "/spec/template/mainClass",
              "/spec/template/mainApplicationFile",
              "/spec/template/arguments"),
          new ClusterJob(
              "kubernetes/once.yaml",
              "/spec/mainClass",
              "/spec/mainApplicationFile",
              "/spec/arguments"));

  static Stream<ClusterJob> all() {
    return Stream.concat(Stream.of(EMR, EMR_SERVERLESS), OTHERS.stream());
  }

  static Stream<ClusterJob> others() {
    return OTHERS.stream();
  }

  /** Asserts that our command line takes the arguments, and that they begin a nightly run. */
  static void assertIsARun(List<String> arguments) {
    Writer nowhere = Writer.nullWriter();
    ParseResult parsed =
        new Main()
            .commandLine(new PrintWriter(nowhere), new PrintWriter(nowhere))
            .parseArgs(arguments.toArray(String[]::new));
    assertThat(parsed.subcommand().commandSpec().name()).isEqualTo("run");
    String job = parsed.subcommand().matchedPositional(0).getValue();
    assertThat(job).contains(":/").endsWith("/nightly.yaml");
    assertThat(Path.of("jobs/nightly.yaml")).exists();
  }

  /** Asserts that the class is there and the jar is called as the build calls it. */
  static void assertIsOurs(String mainClass, String jar) throws Exception {
    assertThat(Class.forName(mainClass).getMethod("main", String[].class)).isNotNull();
    assertThat(jar).endsWith("/bucketspec.jar");
    assertThat(Files.readString(Path.of("pom.xml"))).contains("<finalName>bucketspec</finalName>");
  }

  /** Asserts that it is what spark-submit takes; gives bucketspec's own arguments. */
  static List<String> assertSubmits(List<String> line) throws Exception {
    assertThat(line.get(0)).isEqualTo("spark-submit");
    int at = 1;
    String mainClass = "";
    while (line.get(at).startsWith("--")) {
      String value = line.get(at + 1);
      switch (line.get(at)) {
        case "--class" -> mainClass = value;
        case "--conf" -> assertThat(value).matches("spark\\.[A-Za-z.]+=.+");
        case "--deploy-mode" -> assertThat(value).isIn("client", "cluster");
        default ->
            assertThat(line.get(at))
                .isIn("--master", "--name", "--driver-memory", "--executor-memory");
      }
      at += 2;
    }
    assertIsOurs(mainClass, line.get(at));
    return line.subList(at + 1, line.size());
  }

  @Test
  void theEmrStepSubmitsARun() throws Exception {
    assertIsARun(assertSubmits(EMR.list(EMR.arguments())));
  }

  @Test
  void theEmrServerlessJobIsARun() throws Exception {
    List<String> line =
        Stream.of(
                Stream.of("spark-submit"),
                Stream.of(EMR_SERVERLESS.text(SUBMIT + "/sparkSubmitParameters").split(" ")),
                Stream.of(EMR_SERVERLESS.text(EMR_SERVERLESS.jar())),
                EMR_SERVERLESS.list(EMR_SERVERLESS.arguments()).stream())
            .flatMap(it -> it)
            .toList();
    assertIsARun(assertSubmits(line));
  }

  @ParameterizedTest
  @MethodSource("others")
  void isARun(ClusterJob job) throws Exception {
    assertIsOurs(job.text(job.mainClass()), job.text(job.jar()));
    List<String> arguments = job.list(job.arguments());
    // On Databricks, volumes are folders of the driver.
    arguments.replaceAll(argument -> argument.replaceFirst("^/Volumes/", "dbfs:/Volumes/"));
    assertIsARun(arguments);
  }

  @ParameterizedTest
  @CsvSource({
    "emr/step.json, /0/Type, CUSTOM_JAR",
    "emr/step.json, /0/Jar, command-runner.jar",
    "emr/step.json, /0/ActionOnFailure, CONTINUE",
    "emr/step.json, /0/Name, .+",
    "emr-serverless/job-run.json, /applicationId, .+",
    "emr-serverless/job-run.json, /executionRoleArn, 'arn:aws:iam::\\d{12}:role/.+'",
    "emr-serverless/job-run.json, /executionTimeoutMinutes, \\d+",
    "emr-serverless/job-run.json, /retryPolicy/maxAttempts, 1",
    "dataproc/workflow.yaml, /jobs/0/stepId, '[a-z][a-z0-9-]{1,48}[a-z0-9]'",
    "dataproc/workflow.yaml, /placement/managedCluster/clusterName, '[a-z][a-z0-9-]+'",
    "dataproc/workflow.yaml, /placement/managedCluster/config/softwareConfig/imageVersion, 3\\.0",
    "dataproc/workflow.yaml, /dagTimeout, \\d+s",
    "dataproc/batch.yaml, /runtimeConfig/version, 2\\.2",
    "dataproc/batch.yaml, /environmentConfig/executionConfig/serviceAccount, .+@.+\\.iam\\.gserviceaccount\\.com",
    "dataproc/batch.yaml, /environmentConfig/executionConfig/ttl, \\d+s",
    "databricks/databricks.yml, /bundle/name, bucketspec",
    "databricks/databricks.yml, /targets/prod/mode, production",
    "databricks/databricks.yml, /resources/jobs/bucketspec_nightly/max_concurrent_runs, 1",
    "databricks/databricks.yml, /resources/jobs/bucketspec_nightly/tasks/0/max_retries, 0",
    "databricks/databricks.yml, /resources/jobs/bucketspec_nightly/schedule/quartz_cron_expression, '0 0 3 \\* \\* \\?'",
    "databricks/databricks.yml, /resources/jobs/bucketspec_nightly/schedule/timezone_id, UTC",
    "databricks/databricks.yml, /resources/jobs/bucketspec_nightly/job_clusters/0/new_cluster/spark_version, 16\\.4\\.x-scala2\\.12",
    "kubernetes/nightly.yaml, /apiVersion, sparkoperator\\.k8s\\.io/v1beta2",
    "kubernetes/nightly.yaml, /kind, ScheduledSparkApplication",
    "kubernetes/nightly.yaml, /spec/concurrencyPolicy, Forbid",
    "kubernetes/nightly.yaml, /spec/schedule, '\\S+ \\S+ \\S+ \\S+ \\S+'",
    "kubernetes/nightly.yaml, /spec/template/restartPolicy/type, Never",
    "kubernetes/nightly.yaml, /spec/template/type, Java",
    "kubernetes/nightly.yaml, /spec/template/mode, cluster",
    "kubernetes/nightly.yaml, /spec/template/driver/serviceAccount, .+",
    "kubernetes/nightly.yaml, /spec/template/executor/memory, \\d+g",
    "kubernetes/once.yaml, /kind, SparkApplication",
    "kubernetes/once.yaml, /spec/restartPolicy/type, Never",
    "kubernetes/once.yaml, /spec/sparkVersion, \\d+\\.\\d+\\.\\d+",
  })
  void hasWhatItNeeds(String file, String place, String pattern) throws IOException {
    assertThat(new ClusterJob(file, "", "", "").text(place)).matches(pattern);
  }

  @Test
  void theDatabricksTaskRunsOnTheClusterOfTheJob() throws IOException {
    JsonNode job =
        new ClusterJob("databricks/databricks.yml", "", "", "")
            .tree()
            .at("/resources/jobs/bucketspec_nightly");
    assertThat(job.at("/tasks/0/job_cluster_key").asText())
        .isEqualTo(job.at("/job_clusters/0/job_cluster_key").asText());
    Path jar = Path.of("jobs/databricks").resolve(job.at("/tasks/0/libraries/0/jar").asText());
    assertThat(jar.normalize()).isEqualTo(Path.of("target/bucketspec.jar"));
  }

  @Test
  void theImageHasTheSparkThatTheOperatorIsToldOf() throws IOException {
    String image = Files.readString(Path.of("jobs/kubernetes/Dockerfile"));
    String pom = Files.readString(Path.of("pom.xml"));
    for (String file : List.of("kubernetes/nightly.yaml", "kubernetes/once.yaml")) {
      ClusterJob job = new ClusterJob(file, "", "", "");
      String spec = file.contains("once") ? "/spec" : "/spec/template";
      assertThat(image).contains("spark:" + job.text(spec + "/sparkVersion") + "-scala2.12-java17");
      assertThat(job.text(spec + "/mainApplicationFile")).startsWith("local://");
      assertThat(image).contains(job.text(spec + "/mainApplicationFile").substring(8));
    }
    assertThat(pom).contains("<hadoop.version>3.3.4</hadoop.version>");
    assertThat(image).contains("org.apache.hadoop:hadoop-aws:3.3.4");
  }

  @ParameterizedTest
  @MethodSource("all")
  void holdsNoSecret(ClusterJob job) throws IOException {
    assertThat(job.raw().lines().filter(line -> Secret.in(line).isPresent())).isEmpty();
    assertThat(job.raw()).doesNotContainPattern("(?i)secret[._-]?key|password|AKIA");
  }

  @Test
  void theReadmeNamesEveryFile() throws IOException {
    String readme = Files.readString(Path.of("jobs/README.md"));
    Pattern own = Pattern.compile("README\\.md|.*\\.pyc|sample/.*");
    try (Stream<Path> files = Files.walk(Path.of("jobs"))) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .map(file -> Path.of("jobs").relativize(file).toString())
                  .filter(file -> !own.matcher(file).matches()))
          .allSatisfy(file -> assertThat(readme).contains("`" + file + "`"));
    }
  }
}
