package io.bucketspec.cli;

import io.bucketspec.run.JobOptions;
import io.bucketspec.run.KilledRuns;
import io.bucketspec.run.KilledRuns.Leftover;
import io.bucketspec.run.Quantity;
import io.bucketspec.run.RunStore;
import io.bucketspec.run.StoredFile;
import io.bucketspec.run.ledger.LedgerFolder;
import io.bucketspec.run.ledger.LedgerOptions;
import io.bucketspec.run.store.HadoopLedger;
import io.bucketspec.run.store.HadoopRunDirectories;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code clean}: removes what killed runs left. */
@Command(
    name = "clean",
    description =
        "Lists what killed runs left in an output, and removes it if told to. Results stay.",
    mixinStandardHelpOptions = true)
final class CleanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "JOB.yaml",
      converter = PathArgument.class,
      description = "The job file whose output is meant, or the output's path.")
  private String where;

  @Option(
      names = "--older-than",
      paramLabel = "AGE",
      defaultValue = "7d",
      converter = Age.class,
      description =
          "Only runs that have written nothing for so long: 7d (the default), 12h. A run that is"
              + " under way must not be taken for a killed one.")
  private Duration olderThan;

  @Option(names = "--delete", description = "Remove them. Without it, they are only listed.")
  private boolean delete;

  @Override
  public Integer call() throws Exception {
    boolean job = where.endsWith(".yaml") || where.endsWith(".yml");
    JobOptions options = job ? JobSource.read(where) : null;
    String output = job ? options.output().path() : where;
    LedgerOptions ledger = job ? options.ledger() : LedgerOptions.DEFAULT;
    PrintWriter out = spec.commandLine().getOut();
    try (JobSession session = JobSession.open()) {
      Configuration configuration = session.spark().sparkContext().hadoopConfiguration();
      clean(output, configuration, out);
      cleanLedger(HadoopLedger.folder(ledger, output, configuration), out);
    }
    out.flush();
    return ExitCode.DONE;
  }

  private void clean(String output, Configuration configuration, PrintWriter out)
      throws IOException {
    HadoopRunDirectories directories = new HadoopRunDirectories(output, configuration);
    KilledRuns killed = new KilledRuns(directories);
    List<Leftover> found = killed.find(Clock.systemUTC().instant().minus(olderThan));
    int removable = 0;
    for (Leftover leftover : found) {
      if (leftover.removable()) {
        removable++;
        if (delete) {
          killed.remove(leftover);
        }
      }
      out.println(line(directories.path(leftover.name()), leftover));
    }
    out.println(summary(output, removable));
  }

  /** What runs that never became results began to add to the ledger. Nobody reads it. */
  private void cleanLedger(LedgerFolder ledger, PrintWriter out) throws IOException {
    Instant before = Clock.systemUTC().instant().minus(olderThan);
    for (String version : ledger.uncommitted()) {
      RunStore store = ledger.at(version);
      List<StoredFile> files = store.list();
      if (files.stream().allMatch(file -> file.modified().isBefore(before))) {
        out.println((delete ? "removed   " : "killed    ") + ledger.path() + "/" + version);
        if (delete) {
          for (StoredFile file : files) {
            store.delete(file.path());
          }
          store.delete(RunStore.TEMPORARY);
          store.deleteEmpty();
        }
      }
    }
  }

  private String line(String path, Leftover leftover) {
    String holds =
        Quantity.count(leftover.files(), "file") + ", " + Quantity.bytes(leftover.bytes());
    if (!leftover.removable()) {
      return "kept      " + path + ": " + leftover.kept() + " (" + holds + ")";
    }
    String last =
        leftover.files() == 0
            ? "empty"
            : "last written at " + leftover.lastWritten() + " (" + holds + ")";
    return (delete ? "removed   " : "killed    ") + path + ": " + last;
  }

  private String summary(String output, int removable) {
    String runs = Quantity.count(removable, "killed run");
    if (removable == 0) {
      return output + " has no killed runs of that age.";
    }
    return delete ? "Removed " + runs + "." : "Nothing was removed: --delete removes " + runs + ".";
  }
}
