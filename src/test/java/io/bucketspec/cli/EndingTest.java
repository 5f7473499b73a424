package io.bucketspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketspec.inventory.InventoryException;
import io.bucketspec.inventory.SnapshotMissing;
import io.bucketspec.run.ledger.LedgerRefusal;
import io.bucketspec.run.ledger.LedgerRefusal.Fault;
import io.bucketspec.run.ledger.NoNewSnapshot;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which failure ends with which exit code, however deep Spark has put it. */
class EndingTest {
  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new NoNewSnapshot("None yet."), 5, "None yet."),
        Arguments.of(new LedgerRefusal(Fault.JOB, "Other rules."), 2, "Other rules."),
        Arguments.of(new LedgerRefusal(Fault.INPUT, "Older."), 3, "Older."),
        Arguments.of(new InventoryException("Bad."), 3, "The inventory can't be used. Bad."),
        Arguments.of(new SnapshotMissing("None."), 3, "The inventory can't be used. None."),
        Arguments.of(new IOException("disk"), 1, "Failed. IOException: disk"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aCauseDecides(Exception cause, int code, String sentence) {
    assertThat(Ending.of(cause)).isEqualTo(new Ending(code, sentence));
    assertThat(Ending.of(new RuntimeException(new IllegalStateException(cause))))
        .isEqualTo(new Ending(code, sentence));
  }

  @Test
  void theSentenceHasNoSecretsAndTheLineTellsTheStatus() {
    Ending ending = Ending.of(new NoNewSnapshot("https://user:hush@host has none."));
    assertThat(ending.json())
        .startsWith("{\"status\":\"no-new-snapshot\",\"exitCode\":5,\"sentence\":\"https://***@")
        .doesNotContain("hush");
    assertThat(Ending.of(new LedgerRefusal(Fault.JOB, "There is one.")).json())
        .startsWith("{\"status\":\"failed\",\"exitCode\":2,\"sentence\":\"There is one.\"");
  }

  @Test
  void theReadmeAndTheNightlyPageNameEveryExitCode() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    String line = readme.substring(readme.indexOf("Exit codes:"));
    String codes = line.substring(0, line.indexOf("\n\n"));
    String page = Files.readString(Path.of("src/site/markdown/nightly.md"));
    for (Field field : ExitCode.class.getDeclaredFields()) {
      int code = field.getInt(null);
      assertThat(codes).as(field.getName()).containsPattern("[:;] " + code + " ");
      assertThat(page).as(field.getName()).contains("\n| " + code + " |");
    }
  }
}
