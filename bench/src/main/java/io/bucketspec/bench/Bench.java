package io.bucketspec.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Runs all contenders on one inventory, alternating, and prints what they cost side by side.
 *
 * <p>Exit code 1 if one of them failed, or if they did not write the same items.
 */
final class Bench {
  private final PrintStream out;
  private final Path project;
  private final long objects;
  private final int runs;
  private final boolean markdown;
  private final Optional<Path> csv;
  private boolean sound = true;

  private Bench(Path project, long objects, int runs, boolean markdown, Optional<Path> csv) {
    this.out = System.out;
    this.project = project;
    this.objects = objects;
    this.runs = runs;
    this.markdown = markdown;
    this.csv = csv;
  }

  /**
   * {@code --project DIR [--objects N] [--formats parquet,csv] [--runs N] [--only a,b] [--style
   * markdown] [--csv FILE]}.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Options options =
        Options.parse(
            args, List.of("project", "objects", "formats", "runs", "only", "style", "csv"));
    Bench bench =
        new Bench(
            Path.of(options.text("project", ".")).toAbsolutePath().normalize(),
            options.number("objects", 1_000_000),
            (int) options.number("runs", 3),
            options.text("style", "plain").equals("markdown"),
            Optional.of(options.text("csv", "")).filter(file -> !file.isEmpty()).map(Path::of));
    List<Contender> contenders = bench.present(options.text("only", "ours,duckdb,spark,floor"));
    for (String format : options.text("formats", "parquet,csv").split(",")) {
      bench.run(InventoryFormat.valueOf(format.toUpperCase(Locale.ROOT)), contenders);
    }
    System.exit(bench.sound ? 0 : 1);
  }

  private List<Contender> present(String labels) {
    List<Contender> present = new ArrayList<>();
    for (String label : labels.split(",")) {
      Contender contender = Contender.ofLabel(label);
      Optional<String> missing = contender.missing(project);
      missing.ifPresent(why -> note("Left out: " + label + ", because " + why + "."));
      if (missing.isEmpty()) {
        present.add(contender);
      }
    }
    return present;
  }

  private void run(InventoryFormat format, List<Contender> contenders)
      throws IOException, InterruptedException {
    String name = objects + "-" + format.name().toLowerCase(Locale.ROOT);
    Path inventory = project.resolve("bench").resolve("data").resolve(name);
    if (!Files.exists(InventoryGenerator.jobFile(inventory))) {
      note("Generating " + inventory + " …");
      new InventoryGenerator(objects, format, inventory, 1).write();
    }
    warm(Snapshot.below(inventory));
    Map<Contender, List<Measurement>> measured = new EnumMap<>(Contender.class);
    Map<Contender, SpecTally> tallies = new EnumMap<>(Contender.class);
    for (int run = 1; run <= runs; run++) {
      for (Contender contender : contenders) {
        Measurement measurement = measure(contender, inventory, run);
        measured.computeIfAbsent(contender, any -> new ArrayList<>()).add(measurement);
        if (run == 1) {
          tallies.put(contender, tally(contender, output(inventory, contender)));
        }
      }
    }
    BenchTable table = new BenchTable(objects, measured, tallies);
    out.print(table.text(format.manifestName(), markdown));
    Optional<String> difference = table.difference();
    difference.ifPresent(text -> out.println("\n!!! NOT THE SAME OUTPUT !!!\n" + text));
    sound &= difference.isEmpty();
    keep(format, measured);
  }

  /** Figures of programs that failed or did other work are none. */
  private void keep(InventoryFormat format, Map<Contender, List<Measurement>> measured)
      throws IOException {
    if (csv.isPresent() && sound) {
      List<Result> results = new ArrayList<>();
      measured.forEach((contender, all) -> results.add(Result.of(format, objects, contender, all)));
      ResultsFile.append(csv.get(), results);
    }
  }

  private Measurement measure(Contender contender, Path inventory, int run)
      throws IOException, InterruptedException {
    Path output = output(inventory, contender);
    Files.createDirectories(output.getParent());
    FileTree.setAside(output);
    // What the one before left to be written to disk must not slow down this one.
    new ProcessBuilder("sync").start().waitFor();
    String load = MachineLoad.note();
    Path log = output.resolveSibling(contender.label() + ".log");
    List<String> command = contender.command(inventory, output, project);
    Measurement measurement = ProcessMeter.run(command, log);
    note(
        String.format(
            Locale.ROOT,
            "%s run %d: %.2f s, %.2f CPU s, %d MB%s",
            contender.label(),
            run,
            measurement.wallSeconds(),
            measurement.cpuSeconds(),
            Math.round(measurement.peakBytes() / 1e6),
            run == 1 ? load : ""));
    if (measurement.exitCode() != 0) {
      sound = false;
      note("!!! " + contender.label() + " FAILED with " + measurement.exitCode() + ", see " + log);
    }
    return measurement;
  }

  private SpecTally tally(Contender contender, Path output) throws IOException {
    if (contender.writesSpecs() && Files.exists(output)) {
      try {
        return SpecCounter.count(output);
      } catch (IllegalStateException e) {
        sound = false;
        note("!!! " + contender.label() + " wrote an invalid spec: " + e.getMessage());
      }
    }
    return SpecCounter.sizes(output);
  }

  private static Path output(Path inventory, Contender contender) {
    return inventory.resolve("out").resolve(contender.label());
  }

  /** Reads every file once, so that no contender pays for the disk and the next one doesn't. */
  private static void warm(Snapshot snapshot) throws IOException {
    for (Path file : snapshot.files()) {
      Files.copy(file, java.io.OutputStream.nullOutputStream());
    }
  }

  private static void note(String text) {
    System.err.println(text);
  }
}
