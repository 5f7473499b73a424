package io.bucketspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code jobs/cron}, with a spark-submit that only tells its arguments. */
class CronJobTest {
  /** Ends with the codes of the file {@code codes}, one a call. */
  private static final String FAKE_SUBMIT =
      """
      #!/bin/bash
      cd "$(dirname "$0")/.."
      read -r code <codes
      sed -i 1d codes
      printf '%s\\n' "$@" --- >>called
      echo "text for code $code" >&2
      echo "some line"
      echo "{\\"exitCode\\":$code}"
      exit "$code"
      """;

  @TempDir private Path folder;

  private record Result(int code, String out, String err) {}

  @BeforeEach
  void makeTheFake() throws IOException {
    Path submit = folder.resolve("spark/bin/spark-submit");
    Files.createDirectories(submit.getParent());
    Files.writeString(submit, FAKE_SUBMIT);
    assertThat(submit.toFile().setExecutable(true)).isTrue();
  }

  private Result nightly(String codes, String... arguments) throws Exception {
    Files.writeString(folder.resolve("spark/codes"), codes.replace(' ', '\n') + "\n");
    List<String> command = new ArrayList<>(List.of("jobs/cron/nightly.sh"));
    command.addAll(List.of(arguments));
    return run(command);
  }

  private Result run(List<String> command) throws Exception {
    Path out = folder.resolve("stdout");
    Path err = folder.resolve("stderr");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("SPARK_HOME", folder.resolve("spark").toString());
    builder.environment().put("BUCKETSPEC_LOGS", folder.resolve("logs").toString());
    builder.environment().put("BUCKETSPEC_JAR", "/opt/bucketspec/bucketspec.jar");
    int code = builder.start().waitFor();
    return new Result(code, Files.readString(out), Files.readString(err));
  }

  private List<List<String>> calls() throws IOException {
    return Arrays.stream(Files.readString(folder.resolve("spark/called")).split("---\n"))
        .map(call -> List.of(call.strip().split("\n")))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0   | 1 | 0 |",
        "5   | 1 | 0 |",
        "4   | 1 | 4 | Done, with findings whose policy is fail:",
        "2   | 1 | 2 | The run failed with exit code 2:",
        "3   | 1 | 3 | The run failed with exit code 3:",
        "1 0 | 2 | 0 |",
        "1 5 | 2 | 0 |",
        "1 1 | 2 | 1 | The run failed with exit code 1:",
        "1 4 | 2 | 4 | Done, with findings whose policy is fail:",
        "143 | 1 | 143 | The run failed with exit code 143:",
      })
  void speaksOnlyIfSomebodyShouldLook(String codes, int times, int code, String said)
      throws Exception {
    Result result = nightly(codes, "s3a://acme-jobs/nightly.yaml");
    assertThat(result.code).isEqualTo(code);
    assertThat(result.out).isEmpty();
    String last = codes.substring(codes.lastIndexOf(' ') + 1);
    assertThat(result.err).isEqualTo(said == null ? "" : said + "\ntext for code " + last + "\n");
    assertThat(calls()).hasSize(times);
    assertThat(folder.resolve("logs/runs.jsonl"))
        .content()
        .isEqualTo(
            Arrays.stream(codes.split(" "))
                .map(each -> "{\"exitCode\":" + each + "}\n")
                .reduce("", String::concat));
  }

  @Test
  void submitsARun() throws Exception {
    nightly("0", "s3a://acme-jobs/nightly.yaml", "--wait-for-snapshot", "90m");
    List<String> line = new ArrayList<>(List.of("spark-submit"));
    line.addAll(calls().get(0));
    List<String> arguments = ClusterJobsTest.assertSubmits(line);
    ClusterJobsTest.assertIsARun(arguments);
    assertThat(arguments)
        .containsExactly(
            "run",
            "s3a://acme-jobs/nightly.yaml",
            "--wait-for-snapshot",
            "90m",
            "--summary",
            "json");
  }

  @Test
  void theTableOfCronCallsItSo() throws Exception {
    String line =
        Files.readAllLines(Path.of("jobs/cron/crontab")).stream()
            .filter(it -> it.contains("nightly.sh"))
            .findFirst()
            .orElseThrow();
    assertThat(line).matches("\\d+ [\\d,]+ \\* \\* \\*  /opt/bucketspec/nightly\\.sh .*");
    String[] arguments = line.replaceFirst(".*nightly\\.sh ", "").split(" ");
    assertThat(nightly("0", arguments).code).isZero();
    assertThat(calls().get(0)).containsSubsequence("run", "--wait-for-snapshot", "90m");
  }

  @Test
  void oneRunAtATime() throws Exception {
    Files.createDirectories(folder.resolve("logs"));
    Path lock = folder.resolve("logs/lock");
    Process holder =
        new ProcessBuilder("flock", lock.toString(), "sh", "-c", "echo held; cat").start();
    try {
      assertThat(holder.inputReader().readLine()).isEqualTo("held");
      Result result = nightly("0", "s3a://acme-jobs/nightly.yaml");
      assertThat(result.code).isEqualTo(1);
      assertThat(result.err).isEqualTo("A run is still under way; this one did not begin.\n");
      assertThat(folder.resolve("spark/called")).doesNotExist();
    } finally {
      holder.outputWriter().close();
      holder.waitFor();
    }
  }

  @Test
  void withoutAJobItSaysHowToUseIt() throws Exception {
    Result result = nightly("0");
    assertThat(result.code).isEqualTo(2);
    assertThat(result.err).startsWith("Usage: nightly.sh JOB.yaml");
  }

  @ParameterizedTest
  @CsvSource({"jobs/cron/nightly.sh", "jobs/demo.sh", "jobs/bucketspec"})
  void isBash(String script) throws Exception {
    assertThat(run(List.of("bash", "-n", script))).isEqualTo(new Result(0, "", ""));
  }
}
