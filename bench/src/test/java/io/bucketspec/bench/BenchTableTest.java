package io.bucketspec.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchTableTest {
  private final Map<Contender, List<Measurement>> measured = new EnumMap<>(Contender.class);
  private final Map<Contender, SpecTally> tallies = new EnumMap<>(Contender.class);
  private final BenchTable table = new BenchTable(1_000_000, measured, tallies);

  @Test
  void showsMedianAndExtremesAndTheShareOfDuckDb() {
    add(Contender.OURS, tally(10), 3.0, 2.0, 1.0);
    add(Contender.DUCKDB, tally(10), 4.0, 4.0, 5.0);
    assertThat(table.text("Parquet", true))
        .contains("### Parquet, 1,000,000 objects, ")
        .contains("median (min to max) of 3 runs")
        .contains(
            "| ours | 2.00 (1.00 to 3.00) | 0.50 | 6.0 (3.0 to 9.0) | 50 (50 to 50) | 500,000 |")
        .contains("| duckdb | 4.00 (4.00 to 5.00) | 1.00 |");
  }

  @Test
  void sameItemsMakeNoDifference() {
    add(Contender.OURS, tally(10), 1.0);
    add(Contender.DUCKDB, tally(10), 1.0);
    add(Contender.FLOOR, new SpecTally(), 1.0);
    assertThat(table.difference()).isEmpty();
  }

  @Test
  void anotherFingerprintIsADifference() {
    add(Contender.DUCKDB, tally(10), 1.0);
    add(Contender.SPARK, tally(11), 1.0);
    assertThat(table.difference())
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .contains("duckdb: {videos=Kind[items=1, urls=1, fingerprint=10]}")
                    .contains("spark: {videos=Kind[items=1, urls=1, fingerprint=11]}"));
  }

  @Test
  void nothingWrittenIsADifferenceEvenIfAllWroteNothing() {
    add(Contender.DUCKDB, new SpecTally(), 1.0);
    add(Contender.SPARK, new SpecTally(), 1.0);
    assertThat(table.difference()).isPresent();
  }

  private void add(Contender contender, SpecTally tally, Double... walls) {
    measured.put(
        contender,
        List.of(walls).stream()
            .map(wall -> new Measurement(wall, 3 * wall, 50_000_000, 0))
            .toList());
    tallies.put(contender, tally);
  }

  private static SpecTally tally(long hash) {
    SpecTally tally = new SpecTally();
    tally.addItem("videos", 1, hash);
    return tally;
  }
}
