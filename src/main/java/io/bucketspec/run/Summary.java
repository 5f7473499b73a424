package io.bucketspec.run;

import io.bucketspec.inventory.Snapshot;
import io.bucketspec.model.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /**
   * What a run would do.
   *
   * @param sample how the keys begin that were looked at; empty for all
   */
  public static String ofPlan(RunOutcome outcome, String sample) {
    Summary summary = new Summary(outcome);
    if (!sample.isEmpty()) {
      summary.line("Sample", "only keys that begin with " + quoted(sample));
    }
    return summary.all("Would write", false);
  }

  private String all(String verb, boolean wrote) {
    if (wrote) {
      NightWords.nothingNew(outcome).ifPresent(sentence -> text.append(sentence).append('\n'));
    }
    Accounts accounts = outcome.accounts();
    Tally tally = outcome.results().tally();
    inventory();
    line("Read", Quantity.count(accounts.read(), "row"));
    tags(tally);
    joins();
    line(verb, writtenLine());
    NightWords.writtenAgain(outcome).ifPresent(sentence -> line("", sentence));
    written(tally.writtenByKind);
    if (!tally.writtenByRule.keySet().equals(tally.writtenByKind.keySet())) {
      line("By rule", "");
      written(tally.writtenByRule);
    }
    line("Left out", Quantity.count(accounts.read() - accounts.written(), "row"));
    leftOut(tally);
    night(tally);
    findings(tally);
    if (wrote) {
      line("Specs", outcome.directory() + "/specs");
      line("Report", outcome.directory() + "/report.html");
    }
    line("Took", took(accounts.read()));
    return text.toString();
  }

  private void inventory() {
    Snapshot snapshot = outcome.snapshot();
    line("Inventory", snapshot.path());
    line("", InventoryWords.of(snapshot, outcome.results().tally()));
  }

  private void tags(Tally tally) {
    if (tally.tagRows > 0) {
      String others =
          tally.tagRowsElsewhere == 0
              ? ""
              : ", "
                  + Quantity.count(tally.tagRowsElsewhere)
                  + " of keys that no rule by series takes";
      line("Tags", Quantity.count(tally.tagRows, "row") + others);
    }
  }

  private void joins() {
    List<List<String>> rows = new ArrayList<>();
    for (JoinVerdict join : outcome.joins()) {
      boolean sidecar = join.table().sidecar();
      rows.add(
          List.of(
              join.table().name(),
              Quantity.count(join.rows(), sidecar ? "file" : "row"),
              Quantity.count(join.items(), "item") + " got one",
              Quantity.count(join.itemsWithoutRow()) + " got none",
              join.way().words()));
    }
    if (!rows.isEmpty()) {
      line("Metadata", "");
      table(rows);
    }
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

  private void written(SortedMap<String, Tally.Written> counts) {
    List<List<String>> rows = new ArrayList<>();
    counts.forEach(
        (name, written) ->
            rows.add(
                List.of(
                    name,
                    Quantity.count(written.items(), "item"),
                    Quantity.count(written.objects(), "object"),
                    Quantity.bytes(written.mediaBytes()) + " of media")));
    table(rows);
  }

  private void leftOut(Tally tally) {
    List<List<String>> rows = new ArrayList<>();
    tally.known.forEach((code, count) -> rows.add(leftOut("known", code, count, null)));
    tally.held.forEach((code, count) -> rows.add(leftOut("held", code, count, null)));
    tally.filtered.forEach((code, count) -> rows.add(leftOut("filtered", code, count, null)));
    tally.rejected.forEach(
        (code, count) ->
            rows.add(leftOut("rejected", code, count, tally.rejectedSamples.get(code))));
    tally.superseded.forEach((code, count) -> rows.add(leftOut("superseded", code, count, null)));
    table(rows);
  }

  private static List<String> leftOut(String what, String code, long count, Samples samples) {
    String example = samples == null ? "" : example(samples.byKey().entrySet().iterator().next());
    return List.of(what, code, Quantity.count(count), example);
  }

  /** A key says most; where a row has none, its sentence does. */
  private static String example(Map.Entry<String, String> sample) {
    return sample.getKey().isEmpty() ? sample.getValue() : "such as " + quoted(sample.getKey());
  }

  private void night(Tally tally) {
    if (outcome.ledger().isEmpty()) {
      return;
    }
    line("Ledger", NightWords.ledger(outcome.ledger().get()));
    List<List<String>> rows = new ArrayList<>();
    for (NightWords.Row row : NightWords.rows(tally)) {
      rows.add(
          List.of(
              row.words(),
              Quantity.count(row.count().items(), "item"),
              Quantity.count(row.count().objects(), "object")));
    }
    if (!rows.isEmpty()) {
      line("Since the last run", "");
      table(rows);
    }
  }

  private void findings(Tally tally) {
    if (outcome.findings().isEmpty() && tally.findings.isEmpty()) {
      return;
    }
    line("Findings", "");
    List<List<String>> rows = new ArrayList<>();
    for (Finding finding : outcome.findings()) {
      rows.add(List.of(finding.code().code(), "", finding.sentence()));
    }
    tally.findings.forEach(
        (code, count) -> {
          Samples samples = tally.findingSamples.get(code);
          Map.Entry<String, String> sample = samples.byKey().entrySet().iterator().next();
          String text = "such as " + quoted(sample.getKey()) + ": " + sample.getValue();
          rows.add(List.of(code, Quantity.count(count, "item"), text));
        });
    table(rows);
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

  /** Rows whose cells stand under each other: counts at the right, all else at the left. */
  private void table(List<List<String>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder cells = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String space = " ".repeat(widths[i] - row.get(i).length());
        boolean count = !row.get(i).isEmpty() && Character.isDigit(row.get(i).charAt(0));
        cells.append(i == 0 ? "  " : "   ");
        cells.append(count ? space + row.get(i) : row.get(i) + space);
      }
      line("", cells.toString());
    }
  }
}
