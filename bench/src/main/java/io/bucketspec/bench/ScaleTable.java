package io.bucketspec.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where the time of one run went, and what more cores would make of its tasks. */
final class ScaleTable {
  private static final List<Integer> CORES = List.of(1, 2, 4, 8);

  private final LoggedRun run;
  private final List<TaskTimes> steps;

  ScaleTable(LoggedRun run) {
    this.run = run;
    this.steps = run.steps();
  }

  String markdown(String title) {
    return "\n### " + title + "\n\n" + parts() + "\n" + cores();
  }

  private String parts() {
    StringBuilder table =
        new StringBuilder("| part | wall s | tasks | all tasks s | longest s |\n");
    table.append("|---|---:|---:|---:|---:|\n");
    table.append(driver("driver, until the first task", beforeFirstTask()));
    for (int i = 0; i < steps.size(); i++) {
      TaskTimes step = steps.get(i);
      if (i > 0) {
        table.append(driver("driver", (step.launched() - steps.get(i - 1).finished()) / 1000.0));
      }
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %.2f | %d | %.2f | %.2f |%n",
              LoggedRun.stepName(i),
              step.wall(),
              step.tasks().size(),
              step.sum(),
              step.longest()));
    }
    double before = (steps.get(steps.size() - 1).finished() - run.started()) / 1000.0;
    table.append(driver("driver, after the last task", wall() - before));
    table.append(
        String.format(
            Locale.ROOT,
            "| whole | %.2f | %d | %.2f | |%n",
            wall(),
            steps.stream().mapToInt(step -> step.tasks().size()).sum(),
            sum()));
    return table.append(driver("of it serial", serial())).toString();
  }

  private static String driver(String what, double seconds) {
    return String.format(Locale.ROOT, "| %s | %.2f | | | |%n", what, seconds);
  }

  private String cores() {
    StringBuilder table = new StringBuilder("| makespan s (efficiency) |");
    CORES.forEach(cores -> table.append(cores == 1 ? " 1 core |" : " " + cores + " cores |"));
    table.append("\n|---|").append("---:|".repeat(CORES.size())).append('\n');
    for (int i = 0; i < steps.size(); i++) {
      table.append(line(LoggedRun.stepName(i), List.of(steps.get(i)), 0));
    }
    table.append(line("all steps", steps, 0));
    return table.append(line("with the serial part", steps, serial())).toString();
  }

  private static String line(String what, List<TaskTimes> steps, double serial) {
    List<String> cells = new ArrayList<>();
    for (int cores : CORES) {
      double makespan = serial + makespan(steps, cores);
      double work = serial + steps.stream().mapToDouble(TaskTimes::sum).sum();
      cells.add(String.format(Locale.ROOT, "%.2f (%.2f)", makespan, work / (cores * makespan)));
    }
    return "| " + what + " | " + String.join(" | ", cells) + " |\n";
  }

  /** Step after step: a step needs all tasks of the one before. */
  private static double makespan(List<TaskTimes> steps, int cores) {
    return steps.stream().mapToDouble(step -> ListSchedule.makespan(step.seconds(), cores)).sum();
  }

  private double wall() {
    return run.measured().wallSeconds();
  }

  private double sum() {
    return steps.stream().mapToDouble(TaskTimes::sum).sum();
  }

  private double beforeFirstTask() {
    return (steps.get(0).launched() - run.started()) / 1000.0;
  }

  /** When no task of the run was running. */
  private double serial() {
    return wall() - steps.stream().mapToDouble(TaskTimes::wall).sum();
  }
}
