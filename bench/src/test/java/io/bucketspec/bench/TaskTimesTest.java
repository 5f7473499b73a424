package io.bucketspec.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskTimesTest {
  @TempDir private Path folder;

  @Test
  void readsTheStagesOfTheRunAndNoOthers() throws IOException {
    Path log = folder.resolve("events");
    Files.write(
        log,
        List.of(
            "{'Event':'SparkListenerStageSubmitted','Stage Info':{'Stage ID':0}}",
            task(0, 0, 0, 900),
            submitted(1),
            task(1, 1, 2_000, 2_500),
            task(1, 0, 1_000, 3_000),
            submitted(3),
            task(3, 0, 3_100, 3_400)));
    Files.writeString(log, Files.readString(log).replace('\'', '"'));
    List<TaskTimes> steps = TaskTimes.ofRun(log);
    assertThat(steps)
        .extracting(TaskTimes::seconds)
        .containsExactly(List.of(2.0, 0.5), List.of(0.3));
    assertThat(steps.get(0).launched()).isEqualTo(1_000);
    assertThat(steps.get(0).finished()).isEqualTo(3_000);
  }

  @Test
  void sumsUpATasksStage() {
    TaskTimes times =
        new TaskTimes(
            List.of(
                new TaskTimes.Task(2, 1_000, 2_000),
                new TaskTimes.Task(1, 0, 4_000),
                new TaskTimes.Task(0, 0, 1_000)));
    assertThat(times.seconds()).containsExactly(1.0, 4.0, 1.0);
    assertThat(times.median()).isEqualTo(1);
    assertThat(times.longest()).isEqualTo(4);
    assertThat(times.sum()).isEqualTo(6);
    assertThat(times.wall()).isEqualTo(4);
  }

  private static String submitted(int stage) {
    return "{'Event':'SparkListenerStageSubmitted','Stage Info':{'Stage ID':"
        + stage
        + "},'Properties':{'bucketspec.run':'true'}}";
  }

  private static String task(int stage, int index, long launched, long finished) {
    return "{'Event':'SparkListenerTaskEnd','Stage ID':%d,'Task Info':{'Index':%d,'Launch Time':%d,'Finish Time':%d}}"
        .formatted(stage, index, launched, finished);
  }
}
