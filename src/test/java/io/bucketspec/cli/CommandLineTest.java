package io.bucketspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines that end before any session begins. */
class CommandLineTest {
  @TempDir Path folder;

  private String err;

  private int bucketspec(String... args) {
    StringWriter out = new StringWriter();
    StringWriter errors = new StringWriter();
    int code = Main.execute(new PrintWriter(out), new PrintWriter(errors), args);
    err = errors.toString();
    assertThat(out.toString()).isEmpty();
    return code;
  }

  private static String lineOf(String... args) {
    StringWriter out = new StringWriter();
    int code = Main.execute(new PrintWriter(out), new PrintWriter(new StringWriter()), args);
    assertThat(code).isEqualTo(2);
    assertThat(out.toString().lines()).hasSize(1);
    return out.toString();
  }

  @Test
  void aNotebookGivesAListAndGetsTheExitCode() {
    StringWriter out = new StringWriter();
    StringWriter errors = new StringWriter();
    int code =
        Main.execute(new PrintWriter(out), new PrintWriter(errors), List.of("run", "none.yaml"));
    assertThat(code).isEqualTo(2);
    assertThat(errors.toString()).contains("none.yaml");
  }

  @Test
  void whatIsWrongIsToldToASchedulerToo() throws IOException {
    Path job = Files.writeString(folder.resolve("job.yaml"), "inventory: a\nurls: {style: s3}\n");
    String failed = "{\"status\":\"failed\",\"exitCode\":2,\"sentence\":\"";
    assertThat(lineOf("run", job.toString(), "--summary", "json"))
        .startsWith(failed + job + ":1:1: A job file needs 'output'");
    assertThat(lineOf("plan", "--summary=json", folder.resolve("none.yaml").toString()))
        .startsWith(failed)
        .contains("there is no such file");
    assertThat(lineOf("run", "--summary=json", "--unknown", "x", "y"))
        .startsWith(failed)
        .contains("y");
    assertThat(lineOf("run", "https://user:hush@host", "--summary", "json")).doesNotContain("hush");
  }

  static Stream<Arguments> senseless() {
    return Stream.of(
        Arguments.of("--summary", "yaml", "'yaml' is no form of summary: write text or json"),
        Arguments.of(
            "--wait-for-snapshot",
            "soon",
            "'soon' is no time: it must be a time such as 6h, 30m or 2d, or 0 for none"),
        Arguments.of("--wait-for-snapshot", "7", "'7' is no time"),
        Arguments.of(
            "--snapshot",
            " ",
            "--snapshot can't be used. A snapshot is 'latest' or a folder's name"));
  }

  @ParameterizedTest
  @MethodSource("senseless")
  void anOptionThatMakesNoSenseIsRefused(String option, String value, String sentence)
      throws IOException {
    Path job = folder.resolve("job.yaml");
    Files.writeString(job, "inventory: a\nurls: {style: s3}\noutput: {path: x}\n");
    assertThat(bucketspec("run", job.toString(), option, value)).isEqualTo(2);
    assertThat(err).contains(sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "'{list: /p, bucket: b}',The inventory is a listing",
    "'{path: a, format: uris}',The inventory is a list of URIs",
    "'{path: a.b, format: s3-metadata}',A table has no snapshots by name"
  })
  void aSnapshotOfWhatHasNoneIsRefused(String inventory, String sentence) throws IOException {
    Path job = folder.resolve("job.yaml");
    Files.writeString(job, "inventory: " + inventory + "\nurls: {style: s3}\noutput: {path: x}\n");
    for (String command : List.of("run", "plan")) {
      assertThat(bucketspec(command, job.toString(), "--snapshot", "2026-11-22T01-00Z"))
          .isEqualTo(2);
      assertThat(err).contains("--snapshot can't be used. " + sentence);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run s3a://AKIAEXAMPLE:hush@acme/job.yaml",
        "plan https://host/job.yaml?X-Amz-Signature=hush",
        "explain s3a://AKIAEXAMPLE:hush@acme/job.yaml --key a",
        "validate ok.json https://acme.blob.core.windows.net/c?sv=1&sig=hush",
        "run job.yaml --conf spark.hadoop.fs.s3a.secret.key=hush",
        "run job.yaml --conf=spark.hadoop.fs.azure.account.key.acme.dfs.core.windows.net=hush",
        "run -Dspark.hadoop.fs.s3a.session.token=hush job.yaml",
        "run job.yaml s3a://AKIAEXAMPLE:hush@acme/other.yaml",
        "run job.yaml --run-id https://user:hush@host",
        "AWS_SECRET_ACCESS_KEY=hush",
        "https://user:hush@host",
      })
  void aSecretIsRefusedAndNotRepeated(String line) throws IOException {
    Path job = folder.resolve("job.yaml");
    Files.writeString(job, "inventory: a\nurls: {style: s3}\noutput: {path: x}\n");
    String[] args = line.replace(" job.yaml", " " + job).split(" ");
    assertThat(bucketspec(args)).as(err).isEqualTo(2);
    assertThat(err).isNotBlank().doesNotContain("hush");
  }

  @Test
  void aSecretInAPathSaysWhereCredentialsBelong() {
    assertThat(bucketspec("run", "s3a://AKIAEXAMPLE:hush@acme/job.yaml")).isEqualTo(2);
    assertThat(err)
        .startsWith(
            "Invalid value for positional parameter at index 0 (JOB.yaml): A password or token"
                + " before '@' stands here: remove it. Give a store's credentials as its client"
                + " takes them, in settings (--conf spark.hadoop.…), the environment or the"
                + " machine's role.\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inventory: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL"
            + " [\"http://127.0.0.1/\"]]]]",
        "inventory: !!java.net.URL [\"http://127.0.0.1/\"]",
        "a0: &a0 [x, x]\na1: &a1 [*a0, *a0]\na2: [*a1, *a1]",
        "a: &a {inventory: x}\n<<: *a",
      })
  void aJobFileThatWouldRunOrGrowIsRefused(String text) throws IOException {
    Path job = Files.writeString(folder.resolve("job.yaml"), text);
    assertThat(bucketspec("run", job.toString())).isEqualTo(2);
    assertThat(err).startsWith(job + ":1:");
  }

  @Test
  void noArgumentNamesAFileOfArguments() throws IOException {
    Path more = Files.writeString(folder.resolve("more"), "--what is-in-the-file");
    assertThat(bucketspec("run", "@" + more)).isEqualTo(2);
    assertThat(err).contains("there is no such file").doesNotContain("is-in-the-file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../x",
        "..",
        ".",
        "a/b",
        "/x",
        "a\\b",
        "",
        " ",
        ".x",
        "-x",
        "a\nb",
        "%2e%2e/x"
      })
  void aRunIdThatCouldLeadElsewhereIsRefused(String id) throws IOException {
    Path job = folder.resolve("job.yaml");
    Files.writeString(
        job, "inventory: a\nurls: {style: s3}\noutput: {path: " + folder.resolve("out") + "}\n");
    assertThat(bucketspec("run", job.toString(), "--run-id=" + id)).isEqualTo(2);
    assertThat(err).contains("'" + id + "' can't name a run: it becomes a folder");
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
