package io.bucketspec.run;

import io.bucketspec.model.Finding;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** A run or a plan in the lines that a console shows at its end. */
public final class Summary {
  private static final int LABEL = 12;

  private final StringBuilder text = new StringBuilder();
  private final RunOutcome outcome;

  private Summary(RunOutcome outcome) {
    this.outcome = outcome;
  }

  /** What a run did. */
  public static String ofRun(RunOutcome outcome) {
    return new Summary(outcome).all("Written", true);
  }

  /** What a run would do. */
  public static String ofPlan(RunOutcome outcome) {
    return new Summary(outcome).all("Would write", false);
  }

  private String all(String verb, boolean wrote) {
    Accounts accounts = outcome.accounts();
    Tally tally = outcome.results().tally();
    inventory();
    line("Read", Quantity.count(accounts.read(), "row"));
    line(verb, writtenLine());
    tally.writtenByKind.forEach((kind, written) -> detail(kind, written(written)));
    if (tally.writtenByRule.size() > 1 || !tally.writtenByRule.keySet().equals(kinds(tally))) {
      line("By rule", "");
      tally.writtenByRule.forEach((rule, written) -> detail(rule, written(written)));
    }
    line("Left out", Quantity.count(accounts.read() - accounts.written(), "row"));
    counts("filtered", tally.filtered, Map.of());
    counts("rejected", tally.rejected, tally.rejectedSamples);
    counts("superseded", tally.superseded, Map.of());
    findings(tally);
    if (wrote) {
      line("Specs", outcome.directory() + "/specs");
      line("Report", outcome.directory() + "/report.html");
    }
    line("Took", took(accounts.read()));
    return text.toString();
  }

  private static Set<String> kinds(Tally tally) {
    return tally.writtenByKind.keySet();
  }

  private void inventory() {
    String files =
        outcome.snapshot().format()
            + ", "
            + Quantity.count(outcome.snapshot().files().size(), "file");
    line("Inventory", outcome.snapshot().manifest());
    detail(
        "",
        "bucket "
            + outcome.snapshot().sourceBucket()
            + ", snapshot "
            + outcome.snapshot().name()
            + ", "
            + files);
  }

  private String writtenLine() {
    Tally tally = outcome.results().tally();
    return Quantity.count(outcome.accounts().written(), "object")
        + " in "
        + Quantity.count(tally.itemsWritten(), "item")
        + ", "
        + Quantity.count(outcome.results().files().size(), "file")
        + ", "
        + Quantity.bytes(outcome.specBytes());
  }

  private static String written(Tally.Written written) {
    return Quantity.count(written.items(), "item")
        + ", "
        + Quantity.count(written.objects(), "object")
        + ", "
        + Quantity.bytes(written.mediaBytes())
        + " of media";
  }

  private void counts(String what, SortedMap<String, Long> counts, Map<String, Samples> samples) {
    counts.forEach(
        (code, count) -> {
          Samples some = samples.get(code);
          String example =
              some == null || some.byKey().isEmpty()
                  ? ""
                  : ", such as " + quoted(some.byKey().keySet().iterator().next());
          detail(what, code + " " + Quantity.count(count) + example);
        });
  }

  private void findings(Tally tally) {
    if (outcome.findings().isEmpty() && tally.findings.isEmpty()) {
      return;
    }
    line("Findings", "");
    for (Finding finding : outcome.findings()) {
      detail(finding.code().code(), finding.sentence());
    }
    tally.findings.forEach(
        (code, count) -> {
          Map.Entry<String, String> sample =
              tally.findingSamples.get(code).byKey().entrySet().iterator().next();
          detail(
              code,
              Quantity.count(count, "item")
                  + ", such as "
                  + quoted(sample.getKey())
                  + ": "
                  + sample.getValue());
        });
  }

  private String took(long rows) {
    Duration took = outcome.took();
    long perSecond = rows * 1000 / Math.max(1, took.toMillis());
    return Quantity.seconds(took) + ", " + Quantity.count(perSecond) + " rows per second";
  }

  /** Keys may hold anything: what would move the cursor is shown as its number. */
  private static String quoted(String key) {
    StringBuilder shown = new StringBuilder("'");
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      shown.append(Character.isISOControl(c) ? String.format("\\u%04x", (int) c) : c);
    }
    return shown.append('\'').toString();
  }

  private void line(String label, String value) {
    text.append(String.format("%-" + LABEL + "s%s", label, value).stripTrailing()).append('\n');
  }

  private void detail(String label, String value) {
    String start = label.isEmpty() ? "" : label + "  ";
    text.append(" ".repeat(LABEL)).append(start).append(value).append('\n');
  }
}
