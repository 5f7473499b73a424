package io.bucketspec.bench;

import java.util.Locale;

/** What the panels of a row show. */
enum PlotMetric {
  WALL_TIME("Wall time") {
    @Override
    double of(Result result) {
      return result.wallSeconds();
    }

    @Override
    String words(double value) {
      return round(value) + " s";
    }
  },
  PEAK_MEMORY("Peak memory") {
    @Override
    double of(Result result) {
      return result.peakMb();
    }

    @Override
    String words(double value) {
      return value < 1_000 ? round(value) + " MB" : round(value / 1_000) + " GB";
    }
  };

  private final String title;

  PlotMetric(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** Zero if it was not measured. */
  abstract double of(Result result);

  /** A value with its unit, to two digits where it is small. */
  abstract String words(double value);

  private static String round(double value) {
    String tenths = String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
    return tenths.endsWith(".0") ? tenths.substring(0, tenths.length() - 2) : tenths;
  }
}
