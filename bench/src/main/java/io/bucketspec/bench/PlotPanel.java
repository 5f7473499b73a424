package io.bucketspec.bench;

import io.bucketspec.bench.Svg.Anchor;
import io.bucketspec.bench.Svg.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One diagram: objects against one metric, a line for every contender, its name at its end. */
final class PlotPanel {
  private static final int TEXT = 15;
  private static final int LABEL_GAP = 18;
  private static final String GRID = "#e5e7eb";
  private static final String INK = "#374151";

  private final PlotMetric metric;
  private final LogScale x;
  private final LogScale y;

  PlotPanel(PlotMetric metric, LogScale x, LogScale y) {
    this.metric = metric;
    this.x = x;
    this.y = y;
  }

  /** The end of a contender's line. */
  private record End(Contender contender, Point at, double value) {}

  void draw(Svg svg, String title, List<Result> results) {
    grid(svg, title);
    Map<Double, List<End>> ends = new TreeMap<>();
    for (Contender contender : Contender.values()) {
      List<Result> line =
          results.stream()
              .filter(result -> result.contender() == contender && metric.of(result) > 0)
              .sorted(Comparator.comparingLong(Result::objects))
              .toList();
      if (!line.isEmpty()) {
        svg.path(line.stream().map(this::point).toList(), LineStyle.of(contender));
        Result last = line.get(line.size() - 1);
        End end = new End(contender, point(last), metric.of(last));
        ends.computeIfAbsent(end.at().x(), any -> new ArrayList<>()).add(end);
      }
    }
    // Only lines that end at the same number of objects have labels that could meet.
    ends.values().forEach(column -> labels(svg, column));
  }

  private Point point(Result result) {
    return new Point(x.at((double) result.objects()), y.at(metric.of(result)));
  }

  private void grid(Svg svg, String title) {
    for (double tick : y.ticks()) {
      double height = y.at(tick);
      svg.line(new Point(x.from(), height), new Point(x.to(), height), GRID);
      svg.text(
          new Point(x.from() - 8, height + 5), Anchor.END, INK, false, TEXT, metric.words(tick));
    }
    for (double tick : x.ticks()) {
      svg.line(new Point(x.at(tick), y.from()), new Point(x.at(tick), y.to()), GRID);
      String words = String.format(Locale.ROOT, "%.0f M", tick / 1e6);
      svg.text(new Point(x.at(tick), y.from() + 20), Anchor.MIDDLE, INK, false, TEXT, words);
    }
    Point below = new Point((x.from() + x.to()) / 2, y.from() + 40);
    svg.text(below, Anchor.MIDDLE, INK, false, TEXT, "objects");
    svg.text(new Point(x.from(), y.to() - 14), Anchor.START, INK, true, TEXT + 1, title);
  }

  private void labels(Svg svg, List<End> ends) {
    ends.sort(Comparator.comparingDouble(end -> end.at().y()));
    double[] heights =
        LabelPlaces.apart(ends.stream().mapToDouble(end -> end.at().y()).toArray(), LABEL_GAP);
    for (int i = 0; i < heights.length; i++) {
      End end = ends.get(i);
      svg.text(
          new Point(end.at().x() + 9, heights[i] + 5),
          Anchor.START,
          LineStyle.of(end.contender()).color(),
          end.contender() == Contender.OURS,
          TEXT,
          end.contender().label() + " " + metric.words(end.value()));
    }
  }
}
