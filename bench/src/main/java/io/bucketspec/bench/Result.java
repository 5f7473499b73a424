package io.bucketspec.bench;

import java.util.List;
import java.util.Locale;

/**
 * What a contender took for one inventory: the medians of its runs, as a line of {@code
 * results.csv}.
 *
 * @param peakMb resident memory at its highest, in millions of bytes; 0 if not known
 */
record Result(
    InventoryFormat format,
    long objects,
    Contender contender,
    int runs,
    double wallSeconds,
    double cpuSeconds,
    double peakMb) {
  static final String HEAD = "format,objects,contender,runs,wall_s,cpu_s,peak_mb";

  static Result of(
      InventoryFormat format, long objects, Contender contender, List<Measurement> runs) {
    return new Result(
        format,
        objects,
        contender,
        runs.size(),
        Measurement.median(runs, Measurement::wallSeconds),
        Measurement.median(runs, Measurement::cpuSeconds),
        Measurement.median(runs, Measurement::peakBytes) / 1e6);
  }

  static Result ofLine(String line) {
    String[] cells = line.split(",", -1);
    if (cells.length != HEAD.split(",", -1).length) {
      throw new IllegalArgumentException("'" + line + "' does not have the columns " + HEAD + ".");
    }
    return new Result(
        InventoryFormat.valueOf(cells[0].toUpperCase(Locale.ROOT)),
        Long.parseLong(cells[1]),
        Contender.ofLabel(cells[2]),
        Integer.parseInt(cells[3]),
        Double.parseDouble(cells[4]),
        Double.parseDouble(cells[5]),
        Double.parseDouble(cells[6]));
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "%s,%d,%s,%d,%.2f,%.1f,%.0f",
        format.name().toLowerCase(Locale.ROOT),
        objects,
        contender.label(),
        runs,
        wallSeconds,
        cpuSeconds,
        peakMb);
  }

  /** Whether both say what the same contender takes for the same inventory. */
  boolean sameCase(Result other) {
    return format == other.format && objects == other.objects && contender == other.contender;
  }
}
