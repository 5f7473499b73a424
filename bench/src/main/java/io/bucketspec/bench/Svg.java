package io.bucketspec.bench;

import java.util.List;
import java.util.Locale;

/** A picture in the making, as SVG text. */
final class Svg {
  private final StringBuilder text = new StringBuilder();

  /** Begins on a ground of its own, since the page around may be white or dark. */
  Svg(int width, int height, String ground) {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
            + " font-family=\"Helvetica, Arial, 'DejaVu Sans', sans-serif\">",
        width, height);
    add("<rect width=\"%d\" height=\"%d\" rx=\"8\" fill=\"%s\"/>", width, height, ground);
  }

  /** Where a text stands relative to its point. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** A point of the picture; y grows downwards. */
  record Point(double x, double y) {}

  void line(Point from, Point to, String color) {
    add(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>",
        from.x(), from.y(), to.x(), to.y(), color);
  }

  /** A line with a dot at every point. */
  void path(List<Point> points, LineStyle style) {
    StringBuilder path = new StringBuilder();
    for (Point point : points) {
      path.append(String.format(Locale.ROOT, " %.1f,%.1f", point.x(), point.y()));
    }
    add(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.1f\"%s/>",
        path.toString().strip(),
        style.color(),
        style.width(),
        style.dashed() ? " stroke-dasharray=\"5 4\"" : "");
    for (Point point : points) {
      add(
          "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"/>",
          point.x(), point.y(), style.width() + 1.5, style.color());
    }
  }

  /** A text that stays readable where it crosses a line. */
  void text(Point at, Anchor anchor, String color, boolean bold, int size, String words) {
    add(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\" font-size=\"%d\"%s"
            + " stroke=\"#ffffff\" stroke-width=\"4\" paint-order=\"stroke\">%s</text>",
        at.x(),
        at.y(),
        anchor.name().toLowerCase(Locale.ROOT),
        color,
        size,
        bold ? " font-weight=\"bold\"" : "",
        words.replace("&", "&amp;").replace("<", "&lt;"));
  }

  String close() {
    return text + "</svg>\n";
  }

  private void add(String element, Object... values) {
    text.append(String.format(Locale.ROOT, element, values)).append('\n');
  }
}
