package io.bucketspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
