package io.bucketspec.cli;

import io.bucketspec.run.JobOptions;
import io.bucketspec.run.LedgerRewrite;
import io.bucketspec.run.Quantity;
import io.bucketspec.run.ledger.ItemObjects;
import io.bucketspec.run.ledger.LedgerFolder;
import io.bucketspec.run.ledger.LedgerItem;
import io.bucketspec.run.ledger.LedgerManifest;
import io.bucketspec.run.ledger.LedgerReader;
import io.bucketspec.run.ledger.LedgerSegment;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ledger}: what was published, for people. */
@Command(
    name = "ledger",
    description = "Shows what a job's ledger knows, writes it anew, or makes it forget a run.",
    mixinStandardHelpOptions = true)
final class LedgerCommand implements Runnable {
  /** Older runs are counted and not listed. */
  private static final int MOST_RUNS = 20;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Which of them? One of ledger show, ledger rebuild, ledger forget.");
  }

  @Command(
      name = "show",
      description = "Lists the runs of the ledger; or all that it knows of an object.",
      mixinStandardHelpOptions = true)
  int show(
      @Parameters(paramLabel = "JOB.yaml", converter = PathArgument.class) String job,
      @Option(
              names = "--key",
              paramLabel = "KEY",
              description = "The key of an object, of which all is shown that was published.")
          String key)
      throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    try (JobSession session = JobSession.open()) {
      JobLedger ledger = ledger(job, session);
      LedgerFolder folder = ledger.folder();
      Optional<LedgerManifest> inForce = ledger.inForce();
      if (inForce.isEmpty()) {
        out.println("There is no ledger in " + folder.path() + ": no run has begun one.");
      } else if (key == null) {
        list(folder, inForce.get(), out);
      } else {
        find(ledger, inForce.get(), key, out);
      }
    }
    out.flush();
    return ExitCode.DONE;
  }

  private static void list(LedgerFolder folder, LedgerManifest inForce, PrintWriter out)
      throws IOException {
    out.println("Ledger      " + folder.path());
    out.println("In force    " + inForce.version() + ", snapshot " + inForce.snapshot().name());
    if (inForce.table() != null) {
      out.println("Table       " + inForce.table());
      out.println(
          "Versions    "
              + inForce.segments().stream()
                  .map(LedgerSegment::version)
                  .collect(Collectors.joining(", ")));
    }
    out.println(
        "Rows        "
            + Quantity.count(inForce.rows(), "row")
            + " in "
            + Quantity.count(inForce.segments().size(), "segment"));
    out.println("Runs");
    List<LedgerManifest> runs = folder.committed();
    for (LedgerManifest run : runs.subList(0, Math.min(MOST_RUNS, runs.size()))) {
      long added =
          run.segments().stream()
              .filter(segment -> segment.version().equals(run.version()))
              .mapToLong(LedgerSegment::rows)
              .sum();
      out.println(
          "              "
              + run.version()
              + "   snapshot "
              + run.snapshot().name()
              + "   wrote "
              + Quantity.count(added, "row"));
    }
    if (runs.size() > MOST_RUNS) {
      out.println("              and " + (runs.size() - MOST_RUNS) + " before");
    }
  }

  private static void find(JobLedger ledger, LedgerManifest inForce, String key, PrintWriter out)
      throws IOException {
    byte[] wanted = key.getBytes(StandardCharsets.UTF_8);
    int[] found = {0};
    LedgerReader reader = ledger.reader(inForce);
    for (LedgerSegment segment : inForce.segments()) {
      reader.readAll(
          segment,
          item -> {
            if (has(item, wanted)) {
              found[0]++;
              out.println(line(segment, item) + ledger.specFile(item));
            }
          });
    }
    if (found[0] == 0) {
      out.println("Nothing was published of " + key + ".");
    }
  }

  private static boolean has(LedgerItem item, byte[] key) {
    return Arrays.equals(item.firstKey(), key)
        || (item.members() > 1
            && ItemObjects.of(item).stream().anyMatch(object -> Arrays.equals(object.key(), key)));
  }

  private static String line(LedgerSegment segment, LedgerItem item) {
    String group =
        item.grouped() ? " '" + new String(item.group(), StandardCharsets.UTF_8) + "'" : "";
    return segment.version()
        + ": "
        + item.kind().label()
        + group
        + " of "
        + Quantity.count(item.members(), "object")
        + " from "
        + new String(item.firstKey(), StandardCharsets.UTF_8)
        + " on, by rule '"
        + item.rule()
        + "', published by run "
        + item.run()
        + ", first seen "
        + Instant.ofEpochMilli(item.firstSeen())
        + (item.goneSince() == 0 ? "" : ", gone since " + Instant.ofEpochMilli(item.goneSince()))
        + (item.told() == 0 ? "" : ", otherwise now");
  }

  @Command(
      name = "rebuild",
      description = "Writes the ledger anew, in one segment, of all that counts.",
      mixinStandardHelpOptions = true)
  int rebuild(@Parameters(paramLabel = "JOB.yaml", converter = PathArgument.class) String job)
      throws Exception {
    return rewrite(job, Optional.empty());
  }

  @Command(
      name = "forget",
      description = {
        "Forgets what a run published, as if it never had: the next run writes it again.",
      },
      mixinStandardHelpOptions = true)
  int forget(
      @Parameters(index = "0", paramLabel = "JOB.yaml", converter = PathArgument.class) String job,
      @Parameters(index = "1", paramLabel = "RUN", description = "The run's id.") String run)
      throws Exception {
    return rewrite(job, Optional.of(run));
  }

  private int rewrite(String job, Optional<String> forget) throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    try (JobSession session = JobSession.open()) {
      JobLedger ledger = ledger(job, session);
      LedgerFolder folder = ledger.folder();
      LedgerRewrite.Rewritten done = ledger.rewrite(forget);
      out.println(
          (forget.isPresent()
                  ? "Forgot "
                      + Quantity.count(done.forgotten(), "item")
                      + " that run "
                      + forget.get()
                      + " published. "
                  : "")
              + "The ledger has "
              + Quantity.count(done.manifest().rows(), "row")
              + " now, in "
              + folder.path()
              + "/"
              + done.manifest().version()
              + ".");
    }
    out.flush();
    return ExitCode.DONE;
  }

  private JobLedger ledger(String job, JobSession session) throws Exception {
    JobOptions options = JobSource.read(job);
    if (!options.ledger().kept()) {
      throw new ParameterException(spec.commandLine(), job + " keeps no ledger ('ledger: off').");
    }
    return JobLedger.of(options, session.spark());
  }
}
