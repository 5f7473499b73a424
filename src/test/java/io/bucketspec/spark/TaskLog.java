package io.bucketspec.spark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** How each attempt of each task ended. Whole once the session is stopped. */
final class TaskLog extends SparkListener {
  private final List<Ended> ended = Collections.synchronizedList(new ArrayList<>());

  /**
   * The end of one attempt.
   *
   * @param stage the stage's number
   * @param attempt 0 for the first attempt of a task
   * @param reason how it ended, such as {@code Success} or {@code FetchFailed}
   * @param step what it did
   */
  record Ended(int stage, int attempt, String reason, Step step) {}

  enum Step {
    SCAN,
    LATER
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    ended.add(
        new Ended(
            end.stageId(),
            end.taskInfo().attemptNumber(),
            end.reason().getClass().getSimpleName().replace("$", ""),
            step(end.taskMetrics())));
  }

  /** Only a scan has something to shuffle that it did not get from a shuffle. */
  private static Step step(TaskMetrics metrics) {
    return metrics != null
            && metrics.shuffleWriteMetrics().recordsWritten() > 0
            && metrics.shuffleReadMetrics().totalBlocksFetched() == 0
        ? Step.SCAN
        : Step.LATER;
  }

  List<Ended> ended() {
    return List.copyOf(ended);
  }
}
