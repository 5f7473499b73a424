package io.bucketspec.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Runs bucketspec on buckets of every {@link SkewShape} and prints how long its tasks took. */
final class Skew {
  private final Path project;

  private Skew(Path project) {
    this.project = project;
  }

  /** {@code --project DIR [--only even,folder]}. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Options options = Options.parse(args, List.of("project", "only"));
    Skew skew = new Skew(Path.of(options.text("project", ".")).toAbsolutePath().normalize());
    String only = options.text("only", "even,folder,group,partitions,large_partitions");
    System.out.println(
        "| bucket | objects | wall s | peak MB | spec files | stage | tasks | median s | longest s | longest / median |");
    System.out.println("|---|--:|--:|--:|--:|---|--:|--:|--:|--:|");
    for (String name : only.split(",", -1)) {
      skew.run(SkewShape.valueOf(name.toUpperCase(Locale.ROOT)));
    }
  }

  private void run(SkewShape shape) throws IOException, InterruptedException {
    Path folder =
        project.resolve("bench/data/skew-" + shape.name().toLowerCase(Locale.ROOT)).normalize();
    if (!Files.exists(InventoryGenerator.jobFile(folder))) {
      new InventoryGenerator(
              shape.objects(),
              InventoryFormat.PARQUET,
              folder,
              new Noise(1),
              shape,
              shape.job(folder))
          .write();
    }
    FileTree.setAside(folder.resolve("out"));
    LoggedRun run = LoggedRun.of(project, "local[2]", InventoryGenerator.jobFile(folder), folder);
    print(shape, run.measured(), run.steps(), specFiles(folder.resolve("out")));
  }

  private static void print(
      SkewShape shape, Measurement measured, List<TaskTimes> stages, long specFiles) {
    for (int i = 0; i < stages.size(); i++) {
      TaskTimes stage = stages.get(i);
      String run =
          i > 0
              ? "| | | | |"
              : String.format(
                  Locale.ROOT,
                  "%s | %,d | %.1f | %d | %,d",
                  shape.label(),
                  shape.objects(),
                  measured.wallSeconds(),
                  measured.peakBytes() >> 20,
                  specFiles);
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %d | %.2f | %.2f | %.1f |%n",
          run,
          LoggedRun.stepName(i),
          stage.tasks().size(),
          stage.median(),
          stage.longest(),
          stage.longest() / Math.max(0.001, stage.median()));
    }
  }

  private static long specFiles(Path out) throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      return files.filter(file -> file.getFileName().toString().startsWith("batch-")).count();
    }
  }
}
