package io.bucketspec.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.LocalDouble;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.spark.TaskContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Credentials stand wherever a user can have them, and each command runs in a process of its own:
 * none of them comes out again, neither on a stream nor in any byte of what was written.
 */
@Tag("faults")
class PlantedSecretsIT {
  /** Part of every secret. It is of the alphabet of Base64, so that it can stand in any of them. */
  private static final String MARK = "pLaNtEd";

  private static final String FILE_SYSTEM = DyingFileSystem.class.getName();

  private static final Map<String, String> SETTINGS = new LinkedHashMap<>();
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "AWS_ACCESS_KEY_ID", "AKIA" + MARK,
          "AWS_SECRET_ACCESS_KEY", MARK + "/e2+",
          "AWS_SESSION_TOKEN", MARK + "e3==",
          "AZURE_STORAGE_KEY", MARK + "e4==",
          "AZURE_CLIENT_SECRET", MARK + "e5");

  static {
    SETTINGS.put("spark.hadoop.fs.s3a.access.key", "AKIA" + MARK + "1");
    SETTINGS.put("spark.hadoop.fs.s3a.secret.key", MARK + "/2+x");
    SETTINGS.put("spark.hadoop.fs.s3a.session.token", MARK + "3==");
    SETTINGS.put("spark.hadoop.fs.s3a.bucket.acme.secret.key", MARK + "/4");
    SETTINGS.put(
        "spark.hadoop.fs.azure.account.key.acme.dfs.core.windows.net", MARK + "AAAAAAAAA==");
    SETTINGS.put(
        "spark.hadoop.fs.azure.sas.fixed.token.acme.dfs.core.windows.net", "sv=1&sig=" + MARK);
    SETTINGS.put(
        "spark.hadoop.fs.azure.account.oauth2.client.secret.acme.dfs.core.windows.net", MARK + 6);
    SETTINGS.put(
        "spark.hadoop.fs.gs.auth.service.account.private.key",
        "-----BEGIN PRIVATE KEY-----\n" + MARK + "7\n-----END PRIVATE KEY-----\n");
    SETTINGS.put("spark.hadoop.fs.gs.auth.service.account.private.key.id", MARK + "8");
    SETTINGS.put("spark.hadoop.fs.gs.auth.client.secret", MARK + 9);
    SETTINGS.put("spark.hadoop.fs.gs.auth.refresh.token", MARK + 10);
    SETTINGS.put("spark.hadoop.fs.gs.encryption.key", MARK + 11);
    SETTINGS.put("spark.hadoop.fs.azure.account.key.acme.blob.core.windows.net", MARK + "BBBB==");
    SETTINGS.put(
        "spark.hadoop.fs.azure.sas.inventory.acme.blob.core.windows.net", "?sv=1&sig=" + MARK);
    SETTINGS.put("spark.hadoop.fs.azure.account.oauth2.refresh.token", MARK + 12);
    SETTINGS.put("spark.hadoop.fs.azure.account.oauth2.user.password", MARK + 13);
    SETTINGS.put("spark.hadoop.fs.azure.client-provided-encryption-key", MARK + 14);
    SETTINGS.put("spark.hadoop.fs.s3a.encryption.key", MARK + 15);
    SETTINGS.put("spark.hadoop.fs.s3a.server-side-encryption.key", MARK + 16);
    SETTINGS.put("spark.hadoop.fs.obs.secret.key", MARK + 17);
  }

  @TempDir Path folder;

  private Path log4j;
  private String said;

  /** The local disk, where tasks can't write, and which says so like a careless store's client. */
  public static final class DyingFileSystem extends LocalDouble {
    @Override
    public String getScheme() {
      return "dying";
    }

    @Override
    protected FSDataOutputStream created(org.apache.hadoop.fs.Path path) throws IOException {
      die();
      return super.created(path);
    }

    private static void die() throws IOException {
      if (TaskContext.get() != null) {
        throw new IOException(
            "Operation failed: 403, PUT, https://acme.dfs.core.windows.net/c/x?sv=1&sig="
                + MARK
                + "&action=flush, https://user:"
                + MARK
                + "@proxy/, Authorization: Bearer eyJ"
                + MARK
                + ".e30, GET https://storage.googleapis.com/acme/x?X-Goog-Signature="
                + MARK);
      }
    }
  }

  @BeforeEach
  void logMore() throws IOException {
    log4j =
        Files.writeString(
            folder.resolve("log4j2.properties"),
            """
            rootLogger.level = info
            rootLogger.appenderRef.console.ref = console
            appender.console.type = Console
            appender.console.name = console
            appender.console.target = SYSTEM_ERR
            appender.console.layout.type = PatternLayout
            appender.console.layout.pattern = %p %c: %m%n%ex
            """);
  }

  @Test
  void commandsThatSucceedDontTell() throws Exception {
    Path job = job("jobs/sample/acme-media/daily", folder.resolve("out").toString());
    assertThat(bucketspec("run", job.toString(), "--run-id", "one")).as(said).isZero();
    assertThat(said).contains("1,817 rows").doesNotContain(MARK);
    Path run = folder.resolve("out/runs/one");
    assertNoSecretIn(run);
    assertThat(folder.resolve("events")).isNotEmptyDirectory();
    assertNoSecretIn(folder.resolve("events"));

    assertThat(bucketspec("plan", job.toString())).as(said).isZero();
    assertThat(said).contains("1,817 rows").doesNotContain(MARK);
    assertThat(bucketspec("explain", job.toString(), "--key", "README.txt")).as(said).isZero();
    assertThat(said).contains("README.txt").doesNotContain(MARK);
    Path spec;
    try (Stream<Path> specs = Files.walk(run.resolve("specs"))) {
      spec = specs.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    assertThat(bucketspec("validate", spec.toString())).as(said).isZero();
    assertThat(said).contains("0 errors").doesNotContain(MARK);
  }

  @Test
  void commandsThatFailDontTell() throws Exception {
    String out = folder.resolve("out").toString();
    Path missing = job(folder.resolve("nowhere").toString(), out);
    assertThat(bucketspec("run", missing.toString())).as(said).isEqualTo(3);
    assertThat(said).contains("nowhere").contains("\tat io.bucketspec.").doesNotContain(MARK);
    Path broken = Files.createDirectories(folder.resolve("broken")).resolve("manifest.json");
    Files.writeString(broken, "{\"sourceBucket\": ");
    Path brokenJob = job(broken.toString(), out);
    assertThat(bucketspec("explain", brokenJob.toString(), "--key", "a")).as(said).isEqualTo(3);
    assertThat(said).contains("is not JSON").doesNotContain(MARK);
    assertThat(bucketspec("validate", folder.resolve("none.json").toString())).isEqualTo(3);
    assertThat(said).contains("there is no such file").doesNotContain(MARK);

    // At more than warnings, Spark itself logs what a task threw; bucketspec's own file says less.
    log4j = Path.of("conf/log4j2.properties");
    Path dying = job("jobs/sample/acme-media/daily", "dying:" + out);
    assertThat(bucketspec("run", dying.toString(), "--run-id", "one")).as(said).isEqualTo(1);
    assertThat(said)
        .contains("Failed. IOException: Operation failed: 403, PUT, https://acme.dfs.core.")
        .contains("sig=***&action=flush, https://***@proxy/, Authorization: Bearer ***, GET")
        .contains("/acme/x?X-Goog-Signature=***")
        .contains("\tat io.bucketspec.")
        .contains("has no _SUCCESS.json: it is no result.")
        .doesNotContain(MARK);
    assertNoSecretIn(folder.resolve("out"));
  }

  @Test
  void aJobFileWithSecretsIsRefused() throws Exception {
    Path job = job("s3a://AKIA:" + MARK + "@acme/daily", "https://h/x?X-Amz-Signature=" + MARK);
    for (String command : List.of("run", "plan", "explain")) {
      List<String> line = new ArrayList<>(List.of(command, job.toString()));
      if (command.equals("explain")) {
        line.addAll(List.of("--key", "a"));
      }
      assertThat(bucketspec(line.toArray(String[]::new))).as(said).isEqualTo(2);
      assertThat(said)
          .contains("job.yaml:1:12: A password or token before '@' stands here: remove it.")
          .contains("A signature or token in a query string stands here: remove it.")
          .doesNotContain(MARK);
    }
  }

  private Path job(String inventory, String output) throws IOException {
    String demo = Files.readString(Path.of("jobs/demo.yaml"));
    String text =
        demo.replaceFirst("(?m)^inventory: .*", "inventory: '" + inventory + "'")
            .replaceFirst("path: demo", "path: '" + output + "'");
    String withoutComment = text.substring(text.indexOf("\ninventory: ") + 1);
    return Files.writeString(folder.resolve("job.yaml"), withoutComment);
  }

  private int bucketspec(String... args) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens") || argument.startsWith("-XX:"))
        .forEach(command::add);
    Files.createDirectories(folder.resolve("events"));
    SETTINGS.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(
        List.of(
            "-Xmx1g",
            "-Dspark.master=local[2]",
            "-Dspark.ui.enabled=false",
            "-Dspark.driver.host=127.0.0.1",
            "-Dspark.driver.bindAddress=127.0.0.1",
            "-Dspark.sql.shuffle.partitions=2",
            "-Dspark.eventLog.enabled=true",
            "-Dspark.eventLog.dir=" + folder.resolve("events").toUri(),
            "-Dspark.hadoop.fs.dying.impl=" + FILE_SYSTEM,
            "-Dbucketspec.stacktrace=true",
            "-Dlog4j2.configurationFile=" + log4j,
            "-cp",
            Path.of("target/bucketspec.jar") + ":" + System.getProperty("java.class.path"),
            "io.bucketspec.cli.Main"));
    command.addAll(List.of(args));
    Path log = folder.resolve("said.log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(ENVIRONMENT);
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    Process process = builder.start();
    try {
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("ends in time").isTrue();
    } finally {
      process.destroyForcibly();
      said = Files.readString(log);
    }
    return process.exitValue();
  }

  /** Looks at every byte, and at the rows of the tables, which are compressed. */
  private static void assertNoSecretIn(Path written) throws IOException {
    int rows = 0;
    try (Stream<Path> all = Files.walk(written)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes).as("%s", file).doesNotContain(MARK);
        if (file.toString().endsWith(".parquet") && !file.toString().endsWith(".crc")) {
          for (String row : rows(file)) {
            assertThat(row).as("%s", file).doesNotContain(MARK);
            rows++;
          }
        }
      }
    }
    assertThat(Files.exists(written.resolve("_SUCCESS.json")))
        .as("rows were looked at")
        .isEqualTo(rows > 0);
  }

  private static List<String> rows(Path file) throws IOException {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file.toUri());
    List<String> rows = new ArrayList<>();
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), path).withConf(new Configuration()).build()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        rows.add(row.toString());
      }
    }
    return rows;
  }
}
