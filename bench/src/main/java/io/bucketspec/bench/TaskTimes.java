package io.bucketspec.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long the tasks of one stage took, as Spark's event log has it.
 *
 * @param seconds one for each task, from the shortest to the longest
 */
record TaskTimes(List<Double> seconds) {
  private static final ObjectMapper JSON = new ObjectMapper();

  TaskTimes {
    List<Double> sorted = new ArrayList<>(seconds);
    Collections.sort(sorted);
    seconds = List.copyOf(sorted);
  }

  double median() {
    return seconds.get(seconds.size() / 2);
  }

  double longest() {
    return seconds.get(seconds.size() - 1);
  }

  /** The stages of bucketspec's run in an application, in their order. */
  static List<TaskTimes> ofRun(Path eventLog) throws IOException {
    Set<Integer> ofRun = new HashSet<>();
    SortedMap<Integer, List<Double>> stages = new TreeMap<>();
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
              .add(seconds(event.get("Task Info")));
        }
      }
    }
    return stages.values().stream().map(TaskTimes::new).toList();
  }

  private static double seconds(JsonNode task) {
    return (task.get("Finish Time").asLong() - task.get("Launch Time").asLong()) / 1000.0;
  }
}
