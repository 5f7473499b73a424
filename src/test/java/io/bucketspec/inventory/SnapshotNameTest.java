package io.bucketspec.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotNameTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-22T01-30Z, 2026-11-22T01:30:00Z",
    "2026-11-22-01-30, 2026-11-22T01:30:00Z",
    "2026-11-22T01-30, ",
    "2026-11-22-01-30Z, ",
    "2026-11-22, ",
    "dt=2026-11-22-01-30, ",
    "2026-02-30T01-30Z, ",
    "2026-11-22T24-00Z, ",
    "data, "
  })
  void tellsItsTime(String name, Instant time) {
    assertThat(SnapshotName.time(name)).isEqualTo(Optional.ofNullable(time));
  }
}
