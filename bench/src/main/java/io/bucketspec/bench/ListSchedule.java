package io.bucketspec.bench;

import java.util.List;
import java.util.PriorityQueue;

/** How long tasks would take on any number of cores: each goes to the core that is free first. */
final class ListSchedule {
  private ListSchedule() {}

  /**
   * The time until the last task ends.
   *
   * @param seconds of the tasks, in the order in which they are started
   */
  static double makespan(List<Double> seconds, int cores) {
    PriorityQueue<Double> free = new PriorityQueue<>();
    for (int core = 0; core < cores; core++) {
      free.add(0.0);
    }
    double end = 0;
    for (double task : seconds) {
      double finished = free.remove() + task;
      free.add(finished);
      end = Math.max(end, finished);
    }
    return end;
  }
}
