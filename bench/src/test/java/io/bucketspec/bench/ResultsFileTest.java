package io.bucketspec.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFileTest {
  @TempDir private Path folder;

  @Test
  void holdsTheMediansOfTheRuns() throws IOException {
    Path file = folder.resolve("results.csv");
    List<Measurement> runs =
        List.of(measurement(3), measurement(1.234), measurement(2), measurement(1.5));
    Result result = Result.of(InventoryFormat.CSV, 1_000_000, Contender.POLARS, runs);
    ResultsFile.append(file, List.of(result));
    assertThat(file)
        .hasContent(
            """
            format,objects,contender,runs,wall_s,cpu_s,peak_mb
            csv,1000000,polars,4,1.75,3.5,50
            """);
    assertThat(ResultsFile.read(file)).containsExactly(result);
  }

  @Test
  void theNewestOfACaseCounts() throws IOException {
    Path file = folder.resolve("results.csv");
    ResultsFile.append(file, List.of(result(10, 1), result(20, 1)));
    ResultsFile.append(file, List.of(result(10, 2)));
    assertThat(ResultsFile.read(file)).containsExactly(result(20, 1), result(10, 2));
  }

  @Test
  void refusesOtherColumns() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Result.ofLine("parquet,1"))
        .withMessageStartingWith("'parquet,1' does not have the columns format,objects,");
  }

  private static Result result(long objects, double seconds) {
    return new Result(InventoryFormat.PARQUET, objects, Contender.OURS, 1, seconds, 1, 100);
  }

  private static Measurement measurement(double wall) {
    return new Measurement(wall, 2 * wall, 50_000_000, 0);
  }
}
