package io.bucketspec.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListScheduleTest {
  @ParameterizedTest
  @CsvSource({"1, 10", "2, 6", "3, 5", "8, 4"})
  void tasksGoToTheCoreThatIsFreeFirst(int cores, double makespan) {
    assertThat(ListSchedule.makespan(List.of(2.0, 1.0, 3.0, 4.0), cores)).isEqualTo(makespan);
  }
}
