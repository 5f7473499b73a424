package io.bucketspec.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When the tasks of one stage ran, as Spark's event log has it.
 *
 * @param tasks at least one, in the order in which Spark started them
 */
record TaskTimes(List<Task> tasks) {
  private static final ObjectMapper JSON = new ObjectMapper();

  TaskTimes {
    List<Task> inOrder = new ArrayList<>(tasks);
    inOrder.sort(Comparator.comparingLong(Task::launched).thenComparingInt(Task::index));
    tasks = List.copyOf(inOrder);
  }

  /**
   * One task.
   *
   * @param index its place in the stage
   * @param launched milliseconds since the epoch
   * @param finished likewise
   */
  record Task(int index, long launched, long finished) {
    double seconds() {
      return (finished - launched) / 1000.0;
    }
  }

  /** One for each task, in the order in which they were started. */
  List<Double> seconds() {
    return tasks.stream().map(Task::seconds).toList();
  }

  double median() {
    return seconds().stream().sorted().toList().get(tasks.size() / 2);
  }

  double longest() {
    return tasks.stream().mapToDouble(Task::seconds).max().orElseThrow();
  }

  /** All tasks together. */
  double sum() {
    return tasks.stream().mapToDouble(Task::seconds).sum();
  }

  /** From the start of the first task to the end of the last. */
  double wall() {
    return (finished() - launched()) / 1000.0;
  }

  /** When the first task started, in milliseconds since the epoch. */
  long launched() {
    return tasks.get(0).launched();
  }

  /** When the last task ended, in milliseconds since the epoch. */
  long finished() {
    return tasks.stream().mapToLong(Task::finished).max().orElseThrow();
  }

  /** The stages of bucketspec's run in an application, in their order. */
  static List<TaskTimes> ofRun(Path eventLog) throws IOException {
    Set<Integer> ofRun = new HashSet<>();
    SortedMap<Integer, List<Task>> stages = new TreeMap<>();
    try (BufferedReader lines = Files.newBufferedReader(eventLog)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode event = JSON.readTree(line);
        String what = event.get("Event").asText();
        if (what.equals("SparkListenerStageSubmitted")
            && event.path("Properties").has("bucketspec.run")) {
          ofRun.add(event.get("Stage Info").get("Stage ID").asInt());
        } else if (what.equals("SparkListenerTaskEnd")
            && ofRun.contains(event.get("Stage ID").asInt())) {
          stages
              .computeIfAbsent(event.get("Stage ID").asInt(), id -> new ArrayList<>())
              .add(task(event.get("Task Info")));
        }
      }
    }
    return stages.values().stream().map(TaskTimes::new).toList();
  }

  private static Task task(JsonNode info) {
    return new Task(
        info.get("Index").asInt(),
        info.get("Launch Time").asLong(),
        info.get("Finish Time").asLong());
  }
}
