package io.bucketspec.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Runs bucketspec on a million images with and without side tables, and prints what it costs. */
final class Joins {
  private static final Noise NOISE = new Noise(1);

  private final Path project;
  private final Path folder;

  private Joins(Path project) {
    this.project = project;
    this.folder = project.resolve("bench/data/joins");
  }

  /** {@code --project DIR [--runs 3] [--only none,small,by_key,by_capture]}. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Options options = Options.parse(args, List.of("project", "runs", "only"));
    Joins joins = new Joins(Path.of(options.text("project", ".")).toAbsolutePath().normalize());
    List<JoinVariant> variants =
        Stream.of(options.text("only", "none,small,by_key,by_capture").split(",", -1))
            .map(name -> JoinVariant.valueOf(name.toUpperCase(Locale.ROOT)))
            .toList();
    joins.generate();
    joins.print(joins.measure(variants, (int) options.number("runs", 3)));
  }

  private void generate() throws IOException, InterruptedException {
    if (!Files.exists(InventoryGenerator.jobFile(folder))) {
      new InventoryGenerator(
              JoinVariant.OBJECTS,
              InventoryFormat.PARQUET,
              folder,
              NOISE,
              Joins::object,
              JoinVariant.NONE.job(folder))
          .write();
    }
    if (!Files.exists(JoinVariant.images(folder).resolve("_SUCCESS"))) {
      Path log = folder.resolve("tables.log");
      List<String> command =
          Contender.java(JoinTables.class, Contender.sparkFlags(), folder, folder);
      if (ProcessMeter.run(command, log).exitCode() != 0) {
        throw new IllegalStateException("The side tables could not be written: see " + log);
      }
    }
    for (JoinVariant variant : JoinVariant.values()) {
      Files.writeString(job(variant), variant.job(folder));
    }
  }

  private static InventoryObject object(long number) {
    HexFormat hex = HexFormat.of();
    String eTag = hex.toHexDigits(NOISE.bits(1, number)) + hex.toHexDigits(NOISE.bits(2, number));
    long modified = InventoryGenerator.DELIVERED.toEpochMilli();
    int size = 100_000 + NOISE.below(900_000, 4, number);
    return new InventoryObject(
        JoinVariant.key(number), "", true, false, size, modified, eTag, "STANDARD");
  }

  private Path job(JoinVariant variant) {
    return folder.resolve(variant.option() + ".yaml");
  }

  /** In turn, so that what the machine does besides falls on all alike. */
  private Map<JoinVariant, List<Measurement>> measure(List<JoinVariant> variants, int runs)
      throws IOException, InterruptedException {
    Map<JoinVariant, List<Measurement>> measured = new EnumMap<>(JoinVariant.class);
    for (int run = 0; run < runs; run++) {
      for (JoinVariant variant : variants) {
        FileTree.setAside(folder.resolve("out"));
        Measurement one =
            ProcessMeter.run(command(variant), folder.resolve(variant.option() + ".log"));
        if (one.exitCode() != 0) {
          throw new IllegalStateException(
              variant.label() + " failed: see " + variant.option() + ".log in " + folder);
        }
        measured.computeIfAbsent(variant, any -> new ArrayList<>()).add(one);
      }
    }
    return measured;
  }

  private List<String> command(JoinVariant variant) {
    return List.of(
        Contender.launcher(project).toString(),
        "--master",
        "local[2]",
        "--driver-memory",
        "2g",
        "run",
        job(variant).toString());
  }

  private void print(Map<JoinVariant, List<Measurement>> measured) {
    System.out.println("| joined | wall s | fastest, slowest | CPU s | peak MB |");
    System.out.println("|---|--:|--:|--:|--:|");
    measured.forEach(
        (variant, runs) -> {
          runs.sort(Comparator.comparingDouble(Measurement::wallSeconds));
          Measurement median = runs.get(runs.size() / 2);
          System.out.printf(
              Locale.ROOT,
              "| %s | %.1f | %.1f, %.1f | %.1f | %d |%n",
              variant.label(),
              median.wallSeconds(),
              runs.get(0).wallSeconds(),
              runs.get(runs.size() - 1).wallSeconds(),
              median.cpuSeconds(),
              median.peakBytes() >> 20);
        });
  }
}
