package io.bucketspec.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunContentsTest {
  private static StoredFile file(String path, long bytes) {
    return new StoredFile(path, bytes, Instant.EPOCH);
  }

  private static RunContents contents() {
    Tally tally = new Tally();
    tally.tableParts.put("items/part-b00000.parquet", new Tally.TablePart(2, 700));
    SpecFile spec = new SpecFile("specs/image/batch-00001.json", "ab", 90, 2, 2, 5);
    return RunContents.of(new Results(tally, List.of(spec)));
  }

  private static List<StoredFile> whole() {
    return new ArrayList<>(
        List.of(
            file("items/part-b00000.parquet", 700),
            file("specs/image/batch-00001.json", 90),
            file("_running-me", 1),
            file("_temporary/3f", 12)));
  }

  @Test
  void whatTasksWroteIsThere() {
    assertThatCode(() -> contents().check(whole())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "specs/image/batch-00001.json | -1 | specs/image/batch-00001.json is missing",
        "specs/image/batch-00001.json | 89 | specs/image/batch-00001.json has 89 bytes, but 90 were written",
        "items/part-b00000.parquet    | 0  | items/part-b00000.parquet has 0 bytes, but 700 were written",
        "specs/image/batch-00002.json | 90 | specs/image/batch-00002.json is there, but no task of this run wrote it",
        "_SUCCESS.json                | 9  | _SUCCESS.json is there, but no task of this run wrote it",
      })
  void whatDiffersIsTold(String path, long bytes, String problem) {
    List<StoredFile> listed = whole();
    listed.removeIf(file -> file.path().equals(path));
    if (bytes >= 0) {
      listed.add(file(path, bytes));
    }
    assertThatThrownBy(() -> contents().check(listed))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "The run's directory doesn't hold what the run wrote: "
                + problem
                + ". Nothing is published.");
  }

  @Test
  void ofManyProblemsTenAreTold() {
    List<StoredFile> listed = whole();
    for (int i = 10; i < 22; i++) {
      listed.add(file("specs/x" + i, 1));
    }
    assertThatThrownBy(() -> contents().check(listed))
        .hasMessageContaining("specs/x19 is there")
        .hasMessageNotContaining("specs/x20 is there")
        .hasMessageContaining("; and 2 more. Nothing is published.");
  }
}
