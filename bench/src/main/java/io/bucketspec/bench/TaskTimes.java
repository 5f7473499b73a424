package io.bucketspec.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

  /** The stages of an application, in their order. */
  static List<TaskTimes> read(Path eventLog) throws IOException {
    SortedMap<Integer, List<Double>> stages = new TreeMap<>();
    try (BufferedReader lines = Files.newBufferedReader(eventLog)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.contains("\"SparkListenerTaskEnd\"")) {
          JsonNode event = JSON.readTree(line);
          JsonNode task = event.get("Task Info");
          stages
              .computeIfAbsent(event.get("Stage ID").asInt(), id -> new ArrayList<>())
              .add((task.get("Finish Time").asLong() - task.get("Launch Time").asLong()) / 1000.0);
        }
      }
    }
    return stages.values().stream().map(TaskTimes::new).toList();
  }
}
