package io.bucketspec.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs bucketspec on a bucket of which all but one percent was published before, and prints what
 * such a night costs beside a run that writes everything. Every object is an item by itself: that
 * is the most items, and the largest ledger, that a bucket of its size can have.
 */
final class Nights {
  private static final Noise NOISE = new Noise(1);
  private static final int NEW_PERCENT = 1;

  private final Path project;
  private final Path folder;
  private final long known;

  private Nights(Path project, long known) {
    this.project = project;
    this.known = known;
    this.folder = project.resolve("bench/data/nights-" + known);
  }

  /** {@code --project DIR [--objects 10000000] [--runs 3]}. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Options options = Options.parse(args, List.of("project", "objects", "runs"));
    Nights nights =
        new Nights(
            Path.of(options.text("project", ".")).toAbsolutePath().normalize(),
            options.number("objects", 10_000_000));
    nights.generate();
    nights.print(nights.measure((int) options.number("runs", 3)));
  }

  private void generate() throws IOException {
    write("before", known);
    write("tonight", known + known * NEW_PERCENT / 100);
  }

  private void write(String name, long objects) throws IOException {
    Path inventory = folder.resolve(name);
    if (!Files.exists(InventoryGenerator.jobFile(inventory))) {
      new InventoryGenerator(
              objects,
              InventoryFormat.PARQUET,
              inventory,
              NOISE,
              Nights::object,
              job(inventory, "ledger: {late: hold}"))
          .write();
    }
    Files.writeString(folder.resolve(name + "-off.yaml"), job(inventory, "ledger: off"));
  }

  private static InventoryObject object(long number) {
    HexFormat hex = HexFormat.of();
    String eTag = hex.toHexDigits(NOISE.bits(1, number)) + hex.toHexDigits(NOISE.bits(2, number));
    long modified = InventoryGenerator.DELIVERED.toEpochMilli();
    int size = 100_000 + NOISE.below(900_000, 4, number);
    return new InventoryObject(
        JoinVariant.key(number), "", true, false, size, modified, eTag, "STANDARD");
  }

  private String job(Path inventory, String ledger) {
    return """
        inventory: "%s"
        urls: {style: virtual-hosted, region: %s}
        rules:
          - {name: photos, match: "photos/{site}/{image}.jpg", kind: image}
        output: {path: "%s"}
        %s
        """
        .formatted(
            inventory.resolve(InventoryGenerator.BUCKET).resolve(InventoryGenerator.CONFIG),
            JobFile.REGION,
            folder.resolve("out"),
            ledger);
  }

  /** In turn, so that what the machine does besides falls on all alike. */
  private Map<String, List<Measurement>> measure(int runs)
      throws IOException, InterruptedException {
    Map<String, List<Measurement>> measured = new LinkedHashMap<>();
    for (int run = 0; run < runs; run++) {
      FileTree.setAside(folder.resolve("out"));
      add(measured, "all, without a ledger", "off", folder.resolve("tonight-off.yaml"), "--run-id");
      FileTree.setAside(folder.resolve("out"));
      Path before = InventoryGenerator.jobFile(folder.resolve("before"));
      add(measured, "the first night: all, and the ledger begins", "first", before, "--run-id");
      Path tonight = InventoryGenerator.jobFile(folder.resolve("tonight"));
      add(measured, "a night: 1 % is new", "night", tonight, "--run-id");
      add(measured, "a night: nothing is new", "idle", tonight, "--again", "--run-id");
    }
    return measured;
  }

  private void add(
      Map<String, List<Measurement>> measured, String label, String id, Path job, String... flags)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Contender.launcher(project).toString(),
                "--master",
                "local[2]",
                "--driver-memory",
                "2g",
                "run",
                job.toString()));
    command.addAll(List.of(flags));
    command.add(id);
    Measurement one = ProcessMeter.run(command, folder.resolve(id + ".log"));
    if (one.exitCode() != 0) {
      throw new IllegalStateException("'" + label + "' failed: see " + folder.resolve(id + ".log"));
    }
    measured.computeIfAbsent(label, any -> new ArrayList<>()).add(one);
  }

  private void print(Map<String, List<Measurement>> measured) throws IOException {
    System.out.println("| run | wall s | fastest, slowest | CPU s | peak MB |");
    System.out.println("|---|--:|--:|--:|--:|");
    measured.forEach(
        (label, runs) -> {
          runs.sort(Comparator.comparingDouble(Measurement::wallSeconds));
          System.out.printf(
              Locale.ROOT,
              "| %s | %.1f | %.1f, %.1f | %.1f | %d |%n",
              label,
              Measurement.median(runs, Measurement::wallSeconds),
              runs.get(0).wallSeconds(),
              runs.get(runs.size() - 1).wallSeconds(),
              Measurement.median(runs, Measurement::cpuSeconds),
              runs.stream().mapToLong(Measurement::peakBytes).max().orElse(0) >> 20);
        });
    try (Stream<Path> files = Files.walk(folder.resolve("out").resolve("ledger"))) {
      long bytes = files.filter(Files::isRegularFile).mapToLong(Nights::size).sum();
      System.out.printf(
          Locale.ROOT,
          "%nThe ledger of %,d items takes %d MB.%n",
          known + known * NEW_PERCENT / 100,
          bytes / 1_000_000);
    }
  }

  private static long size(Path file) {
    return file.toFile().length();
  }
}
