package io.bucketspec.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The numbers side by side: medians, with the smallest and the largest in brackets. */
final class BenchTable {
  private static final List<String> HEADINGS =
      List.of(
          "",
          "wall s",
          "of duckdb",
          "CPU s",
          "peak MB",
          "objects/s",
          "output MB",
          "files",
          "items",
          "URLs");

  private final long objects;
  private final Map<Contender, List<Measurement>> measured;
  private final Map<Contender, SpecTally> tallies;

  BenchTable(
      long objects, Map<Contender, List<Measurement>> measured, Map<Contender, SpecTally> tallies) {
    this.objects = objects;
    this.measured = measured;
    this.tallies = tallies;
  }

  String text(String format, boolean markdown) {
    List<List<String>> rows = new ArrayList<>(List.of(HEADINGS));
    measured.keySet().forEach(contender -> rows.add(row(contender)));
    int runs = measured.values().stream().mapToInt(List::size).max().orElse(0);
    String title =
        String.format(
            Locale.ROOT,
            "%s, %,d objects, %d processors: median (min to max) of %d runs",
            format,
            objects,
            Runtime.getRuntime().availableProcessors(),
            runs);
    return markdown
        ? "\n### " + title + "\n\n" + markdown(rows)
        : "\n" + title + "\n" + plain(rows);
  }

  /** What differs between the contenders' items, kind by kind; empty if nothing does. */
  Optional<String> difference() {
    StringBuilder text = new StringBuilder();
    Contender first = null;
    for (Contender contender : measured.keySet()) {
      if (!contender.writesSpecs()) {
        continue;
      }
      first = first == null ? contender : first;
      if (tallies.get(contender).kinds().isEmpty()
          || !tallies.get(first).kinds().equals(tallies.get(contender).kinds())) {
        text.append(first.label()).append(": ").append(tallies.get(first).kinds()).append('\n');
        text.append(contender.label()).append(": ");
        text.append(tallies.get(contender).kinds()).append('\n');
      }
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
  }

  private List<String> row(Contender contender) {
    List<Measurement> runs = measured.get(contender);
    SpecTally tally = tallies.get(contender);
    double wall = Measurement.median(runs, Measurement::wallSeconds);
    double peak = Measurement.median(runs, Measurement::peakBytes);
    List<Measurement> duckDb = measured.get(Contender.DUCKDB);
    boolean specs = contender.writesSpecs();
    return List.of(
        contender.label(),
        spread("%.2f", runs, Measurement::wallSeconds),
        duckDb == null
            ? ""
            : text("%.2f", wall / Measurement.median(duckDb, Measurement::wallSeconds)),
        spread("%.1f", runs, Measurement::cpuSeconds),
        peak == 0 ? "not known" : spread("%,.0f", runs, run -> run.peakBytes() / 1e6),
        text("%,.0f", objects / wall),
        text("%,.0f", tally.bytes() / 1e6),
        text("%,.0f", (double) tally.files()),
        specs ? text("%,.0f", (double) tally.items()) : "",
        specs ? text("%,.0f", (double) tally.urls()) : "");
  }

  private static String spread(
      String format, List<Measurement> runs, ToDoubleFunction<Measurement> value) {
    double[] sorted = runs.stream().mapToDouble(value).sorted().toArray();
    return text(format, Measurement.median(runs, value))
        + (sorted.length == 1
            ? ""
            : " ("
                + text(format, sorted[0])
                + " to "
                + text(format, sorted[sorted.length - 1])
                + ")");
  }

  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static String markdown(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      text.append("| ").append(String.join(" | ", rows.get(i))).append(" |\n");
      if (i == 0) {
        text.append("|---").append("|---:".repeat(HEADINGS.size() - 1)).append("|\n");
      }
    }
    return text.toString();
  }

  private static String plain(List<List<String>> rows) {
    int[] widths = new int[HEADINGS.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        String gap = " ".repeat(widths[i] - row.get(i).length());
        text.append(i == 0 ? row.get(i) + gap : "  " + gap + row.get(i));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
