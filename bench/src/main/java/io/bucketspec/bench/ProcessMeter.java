package io.bucketspec.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs a command as a process of its own and measures it from outside, its children included.
 *
 * <p>CPU time is the kernel's: the command runs below a shell, and the shell's {@code times} gives
 * user and system time of all descendants that were waited for. Memory is sampled from /proc: the
 * resident sizes of all processes at a time are added up, and each process's own high-water mark,
 * which the kernel keeps exactly, counts from its last sample on.
 */
final class ProcessMeter {
  private static final String WRAPPER = "\"$@\"; code=$?; times >\"$BENCH_TIMES\"; exit $code";
  private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.,]+)s");
  private static final long SAMPLE_MILLIS = 20;
  private static final int SAMPLES_PER_TREE = 10;

  private long peak;

  private ProcessMeter() {}

  /** Runs the command to its end, with what it prints in the log file. */
  static Measurement run(List<String> command, Path log) throws IOException, InterruptedException {
    Path times = Files.createTempFile("bench", ".times");
    try {
      List<String> wrapped = new ArrayList<>(List.of("bash", "-c", WRAPPER, "bench"));
      wrapped.addAll(command);
      ProcessBuilder builder = new ProcessBuilder(wrapped);
      builder.environment().put("BENCH_TIMES", times.toString());
      builder.environment().put("LC_ALL", "C.UTF-8");
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      long start = System.nanoTime();
      Process process = builder.start();
      ProcessMeter meter = new ProcessMeter();
      meter.watch(process);
      double wall = (System.nanoTime() - start) / 1e9;
      return new Measurement(wall, cpuSeconds(times), meter.peak, process.exitValue());
    } finally {
      Files.deleteIfExists(times);
    }
  }

  private void watch(Process process) throws InterruptedException {
    List<ProcessHandle> tree = List.of();
    int sample = 0;
    do {
      // The list of all processes costs more than the few files of those that are known.
      if (sample++ % SAMPLES_PER_TREE == 0) {
        tree = process.descendants().toList();
      }
      long together = 0;
      for (ProcessHandle child : tree) {
        together += resident(child.pid());
      }
      peak = Math.max(peak, together);
    } while (!process.waitFor(SAMPLE_MILLIS, TimeUnit.MILLISECONDS));
  }

  /** The resident size now; also lifts the peak to this process's own high-water mark. */
  private long resident(long pid) {
    long now = 0;
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith("VmHWM:")) {
          peak = Math.max(peak, bytes(line));
        } else if (line.startsWith("VmRSS:")) {
          now = bytes(line);
        }
      }
    } catch (IOException e) {
      // It ended between two samples, or this system has no /proc.
      return now;
    }
    return now;
  }

  private static long bytes(String line) {
    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
  }

  /** The second line of {@code times}: user and system time of the shell's children. */
  static double cpuSeconds(Path times) throws IOException {
    List<String> lines = Files.readAllLines(times, StandardCharsets.UTF_8);
    Matcher time = TIME.matcher(lines.size() < 2 ? "" : lines.get(1));
    double seconds = 0;
    while (time.find()) {
      seconds += Long.parseLong(time.group(1)) * 60;
      seconds += Double.parseDouble(time.group(2).replace(',', '.'));
    }
    return seconds;
  }
}
