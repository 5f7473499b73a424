package io.bucketspec.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.apache.spark.Success$;
import org.apache.spark.executor.ExecutorMetrics;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.scheduler.TaskInfo;
import org.apache.spark.scheduler.TaskLocality;
import org.junit.jupiter.api.Test;
import scala.Option;
import scala.Some;
import scala.Tuple4;
import scala.collection.JavaConverters;
import scala.collection.immutable.Map$;

/** Heartbeats as they come while tasks are under way. */
class ProgressTest {
  private static final String READ = "internal.metrics.input.recordsRead";

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Progress progress =
      new Progress(new PrintStream(said, true, StandardCharsets.UTF_8), 0);

  /** A list that is a Seq of Scala 2.12 and of 2.13, which are two types. */
  private static scala.collection.immutable.List<?> seq(Object... values) {
    return JavaConverters.asScalaBuffer(List.of(values)).toList();
  }

  /** What only a constructor with a Seq in its signature makes: it is another in each Scala. */
  private static <T> T made(Class<T> type, Object... arguments) {
    try {
      return type.cast(type.getConstructors()[0].newInstance(arguments));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Spark has no such constructor", e);
    }
  }

  private static AccumulableInfo counted(String name, Object value) {
    return new AccumulableInfo(
        1, Option.apply(name), new Some<>(value), Option.empty(), true, true, Option.empty());
  }

  private static Object task(long task, int stage, AccumulableInfo... counted) {
    return new Tuple4<>(task, stage, 0, seq((Object[]) counted));
  }

  private void heartbeat(Object... tasks) {
    progress.onExecutorMetricsUpdate(
        made(SparkListenerExecutorMetricsUpdate.class, "1", seq(tasks), Map$.MODULE$.empty()));
  }

  private void begins(int stage, int tasks) {
    StageInfo info =
        made(
            StageInfo.class,
            stage,
            0,
            "",
            tasks,
            seq(),
            seq(),
            "",
            TaskMetrics.empty(),
            seq(),
            Option.empty(),
            0,
            false,
            0);
    Properties properties = new Properties();
    properties.setProperty(Progress.OF_A_RUN, "true");
    progress.onStageSubmitted(new SparkListenerStageSubmitted(info, properties));
  }

  private void ends(long task, int stage, long read) {
    TaskInfo info = new TaskInfo(task, 0, 0, 0, "1", "host", TaskLocality.ANY(), false);
    TaskMetrics metrics = TaskMetrics.empty();
    metrics.inputMetrics().incRecordsRead(read);
    progress.onTaskEnd(
        new SparkListenerTaskEnd(
            stage, 0, "", Success$.MODULE$, info, new ExecutorMetrics(), metrics));
  }

  private String last() {
    List<String> lines = said.toString(StandardCharsets.UTF_8).lines().toList();
    return lines.get(lines.size() - 1);
  }

  @Test
  void objectsOfTasksUnderWayCountOnce() {
    begins(3, 2);
    heartbeat(task(7, 3, counted(READ, 4_096L), counted("internal.metrics.other", 9L)));
    assertThat(last()).contains("reading the inventory: 0 of 2 tasks").contains(" 4,096 objects");
    heartbeat(task(7, 3, counted(READ, 8_192L)), task(8, 3, counted(READ, 100L)));
    assertThat(last()).contains(" 8,292 objects");
    ends(7, 3, 9_000);
    assertThat(last()).contains("1 of 2 tasks").contains(" 9,100 objects");
    heartbeat(task(8, 3), task(99, 55, counted(READ, 1_000L)));
    assertThat(last()).contains(" 9,100 objects");
    ends(8, 3, 200);
    assertThat(last()).contains("2 of 2 tasks").contains(" 9,200 objects");
  }

  @Test
  void aHeartbeatWithoutCountsSaysTheTasksAlone() {
    begins(3, 2);
    heartbeat();
    assertThat(last()).contains("0 of 2 tasks").doesNotContain("objects");
  }
}
