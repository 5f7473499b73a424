package io.bucketspec.spark;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.StageInfo;
import scala.Tuple4;
import scala.collection.Iterable;
import scala.collection.Iterator;

/**
 * Says where a long run is, every few seconds: which step, how many of its tasks are done, and how
 * many objects a second it reads.
 */
public final class Progress extends SparkListener {
  /** A local property of the session that the steps of a run set, so that no other stage counts. */
  static final String OF_A_RUN = "bucketspec.run";

  private static final long EVERY_MILLIS = 10_000;
  private static final String[] STEPS = {
    "reading the inventory", "grouping and writing", "writing what was left over"
  };

  /**
   * The rows of the others are members of groups, as they were met together, and pieces of files.
   */
  private static final String STEP_OF_OBJECTS = STEPS[0];

  /** The part of a heartbeat with what its tasks have counted. */
  private static final int UPDATES = 1;

  private static final String RECORDS_READ = "internal.metrics.input.recordsRead";

  private final PrintStream out;
  private final long everyMillis;
  private final Map<Integer, Stage> stages = new LinkedHashMap<>();
  private long saidAt;

  /** One stage under way. */
  private static final class Stage {
    private final String step;
    private final int tasks;
    private final long begun = System.currentTimeMillis();
    private final Map<Long, Long> read = new HashMap<>();
    private int ended;
    private long objects;

    Stage(String step, int tasks) {
      this.step = step;
      this.tasks = tasks;
    }

    /** What tasks have read, also those under way. */
    long objects() {
      return objects + read.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  public Progress(PrintStream out) {
    this(out, EVERY_MILLIS);
  }

  Progress(PrintStream out, long everyMillis) {
    this.out = out;
    this.everyMillis = everyMillis;
  }

  @Override
  public synchronized void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    Properties properties = submitted.properties();
    if (properties == null || properties.getProperty(OF_A_RUN) == null) {
      return;
    }
    if (stages.isEmpty()) {
      saidAt = System.currentTimeMillis();
    }
    StageInfo info = submitted.stageInfo();
    stages.computeIfAbsent(
        info.stageId(),
        id -> new Stage(STEPS[Math.min(stages.size(), STEPS.length - 1)], info.numTasks()));
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    Stage stage = stages.get(end.stageId());
    if (stage == null) {
      return;
    }
    stage.ended++;
    stage.read.remove(end.taskInfo().taskId());
    TaskMetrics metrics = end.taskMetrics();
    stage.objects += metrics == null ? 0 : metrics.inputMetrics().recordsRead();
    say(stage);
  }

  /** A heartbeat: it also comes while a long task is under way. */
  @Override
  public synchronized void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate heartbeat) {
    each(heartbeat.productElement(UPDATES), task -> note((Tuple4<?, ?, ?, ?>) task));
    stages.values().stream()
        .filter(stage -> stage.ended < stage.tasks)
        .findFirst()
        .ifPresent(this::say);
  }

  /** Notes what a task under way has read so far. */
  private void note(Tuple4<?, ?, ?, ?> task) {
    Stage stage = stages.get((Integer) task._2());
    if (stage != null) {
      each(
          task._4(),
          update -> {
            AccumulableInfo value = (AccumulableInfo) update;
            if (value.name().contains(RECORDS_READ) && value.update().isDefined()) {
              stage.read.put((Long) task._1(), (Long) value.update().get());
            }
          });
    }
  }

  /**
   * Goes through a sequence of Scala's. Methods that say that they give one can't be called: its
   * class is another in each version of Scala.
   */
  private static void each(Object sequence, Consumer<Object> action) {
    Iterator<?> iterator = ((Iterable<?>) sequence).iterator();
    while (iterator.hasNext()) {
      action.accept(iterator.next());
    }
  }

  private void say(Stage stage) {
    long now = System.currentTimeMillis();
    if (now - saidAt >= everyMillis) {
      saidAt = now;
      out.println(line(stage, now));
    }
  }

  private static String line(Stage stage, long now) {
    double seconds = Math.max(1, now - stage.begun) / 1000.0;
    String tasks =
        String.format(
            Locale.ROOT,
            "… %s: %d of %d tasks, %.0f s",
            stage.step,
            stage.ended,
            stage.tasks,
            seconds);
    long objects = stage.objects();
    return objects == 0 || !stage.step.equals(STEP_OF_OBJECTS)
        ? tasks
        : tasks
            + String.format(
                Locale.ROOT, ", %,d objects, %,.0f a second", objects, objects / seconds);
  }
}
