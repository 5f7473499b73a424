package io.bucketspec.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Draws the bench's figures: a row of diagrams for each metric, a column for each format. */
final class Plot {
  private static final int WIDTH = 1_000;
  private static final int ROW = 380;
  private static final int LEFT = 76;
  private static final int RIGHT = 136;
  private static final int TOP = 50;
  private static final int BOTTOM = 60;

  private final List<Result> results;

  Plot(List<Result> results) {
    this.results = results;
  }

  /** {@code --results FILE --out FILE}. */
  public static void main(String[] args) throws IOException {
    Options options = Options.parse(args, List.of("results", "out"));
    Path out = Path.of(options.text("out", "bench/results.svg"));
    Path results = Path.of(options.text("results", "bench/results.csv"));
    Files.writeString(out, new Plot(ResultsFile.read(results)).svg());
  }

  String svg() {
    Svg svg = new Svg(WIDTH, ROW * PlotMetric.values().length, "#ffffff");
    int top = 0;
    for (PlotMetric metric : PlotMetric.values()) {
      row(svg, metric, top);
      top += ROW;
    }
    return svg.close();
  }

  private void row(Svg svg, PlotMetric metric, int top) {
    // Diagrams of a row have the same scales, so that formats can be compared.
    List<Double> measured = results.stream().map(metric::of).filter(value -> value > 0).toList();
    LogScale y = LogScale.around(measured, top + ROW - BOTTOM, top + TOP);
    List<Double> objects = results.stream().map(result -> (double) result.objects()).toList();
    int width = WIDTH / InventoryFormat.values().length;
    int left = 0;
    for (InventoryFormat format : InventoryFormat.values()) {
      LogScale x = LogScale.around(objects, left + LEFT, left + width - RIGHT);
      String title = metric.title() + ", " + format.manifestName() + " inventory";
      new PlotPanel(metric, x, y).draw(svg, title, ofFormat(format));
      left += width;
    }
  }

  private List<Result> ofFormat(InventoryFormat format) {
    return results.stream().filter(result -> result.format() == format).toList();
  }
}
