package io.bucketspec.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code jobs/airflow}, loaded by Python beside an Airflow that only writes down what it is told.
 */
class AirflowJobTest {
  private static JsonNode told;

  @BeforeAll
  static void load(@TempDir Path folder) throws Exception {
    Path out = folder.resolve("out");
    int code;
    try {
      code =
          new ProcessBuilder(
                  "python3",
                  "-B",
                  "src/test/resources/io/bucketspec/cli/airflow_check.py",
                  "jobs/airflow/bucketspec_nightly.py")
              .redirectOutput(out.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start()
              .waitFor();
    } catch (IOException noPython) {
      assumeTrue(false, "python3 is not installed: " + noPython.getMessage());
      return;
    }
    assertThat(code).as("Python's exit code").isZero();
    List<String> lines = Files.readAllLines(out);
    assertThat(lines).startsWith("to the log");
    told = new ObjectMapper().readTree(lines.get(lines.size() - 1));
  }

  @Test
  void submitsARunInClientModeWhoseExitCodeItSees() throws Exception {
    List<String> command = new ArrayList<>();
    told.get("command").forEach(text -> command.add(text.asText()));
    assertThat(command).containsSubsequence("--deploy-mode", "client");
    ClusterJobsTest.assertIsARun(ClusterJobsTest.assertSubmits(command));
    assertThat(told.get("submitted").toString()).isEqualTo("[5,\"first\\nlast\\n\"]");
  }

  @Test
  void onlyOneRunIsUnderWay() {
    assertThat(told.at("/dag/dag_id").asText()).isEqualTo("'bucketspec_nightly'");
    assertThat(told.at("/dag/max_active_runs").asText()).isEqualTo("1");
    assertThat(told.at("/dag/catchup").asText()).isEqualTo("False");
  }

  @Test
  void whatFollowsGetsTheSummary() {
    assertThat(told.at("/tasks/run/arguments").toString())
        .isEqualTo("[\"execution_timeout\",\"retries\",\"retry_delay\"]");
    assertThat(told.at("/tasks/hand_over/given").toString()).isEqualTo("[\"run\"]");
  }

  @ParameterizedTest
  @CsvSource({
    "0, '{''exitCode'': 0, ''sentence'': ''why''}'",
    "1, AirflowException: Exit code 1. why",
    "2, AirflowFailException: Exit code 2. why",
    "3, AirflowFailException: Exit code 3. why",
    "4, AirflowFailException: Exit code 4. why",
    "5, AirflowSkipException: Exit code 5. why",
  })
  void theExitCodeDecides(String code, String becomes) {
    assertThat(told.at("/codes/" + code).asText()).isEqualTo(becomes);
  }
}
