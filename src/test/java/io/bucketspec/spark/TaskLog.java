package io.bucketspec.spark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** How each attempt of each task ended. Whole once the session is stopped. */
final class TaskLog extends SparkListener {
  private final List<Ended> ended = Collections.synchronizedList(new ArrayList<>());

  /**
   * The end of one attempt.
   *
   * @param stage the stage's number
   * @param stageAttempt 0 for a stage that is run for the first time
   * @param attempt 0 for the first attempt of a task
   * @param reason how it ended, such as {@code Success} or {@code FetchFailed}
   */
  record Ended(int stage, int stageAttempt, int attempt, String reason) {}

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    ended.add(
        new Ended(
            end.stageId(),
            end.stageAttemptId(),
            end.taskInfo().attemptNumber(),
            end.reason().getClass().getSimpleName().replace("$", "")));
  }

  List<Ended> ended() {
    return List.copyOf(ended);
  }
}
