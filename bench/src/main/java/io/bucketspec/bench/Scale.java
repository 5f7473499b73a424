package io.bucketspec.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs bucketspec on one core and on two, and prints what is serial and what cores would share. */
final class Scale {
  private Scale() {}

  /** {@code --project DIR [--objects N] [--inventory DIR] [--cores 1,2]}. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Options options = Options.parse(args, List.of("project", "objects", "inventory", "cores"));
    Path project = Path.of(options.text("project", ".")).toAbsolutePath().normalize();
    long objects = options.number("objects", 10_000_000);
    Path data = project.resolve("bench").resolve("data");
    String other = options.text("inventory", "");
    Path inventory =
        other.isEmpty() ? generated(data, objects) : Path.of(other).toAbsolutePath().normalize();
    for (String cores : options.text("cores", "1,2").split(",", -1)) {
      run(project, inventory, "local[" + cores + "]", data.resolve("scale"));
    }
  }

  private static Path generated(Path data, long objects) throws IOException {
    Path inventory = data.resolve(objects + "-parquet");
    if (!Files.exists(InventoryGenerator.jobFile(inventory))) {
      new InventoryGenerator(objects, InventoryFormat.PARQUET, inventory, 1).write();
    }
    return inventory;
  }

  private static void run(Path project, Path inventory, String master, Path folder)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    FileTree.setAside(out);
    Files.createDirectories(folder);
    // A job file of its own: the inventory may be somebody else's, who wants no output beside it.
    Path job = Files.writeString(folder.resolve("job.yaml"), JobFile.text(inventory, out));
    String title = inventory.getFileName() + ", " + master + MachineLoad.note();
    LoggedRun run = LoggedRun.of(project, master, job, folder);
    System.out.print(new ScaleTable(run).markdown(title));
  }
}
