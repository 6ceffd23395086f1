package dev.sweepline.driver.backtest.report;

import dev.sweepline.sweep.value.ValueText;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A chart of bands over trials as an SVG element that needs nothing else. Values are shown between
 * the least and the largest of all but the first trials, on a logarithmic scale where they are
 * positive and lie far apart. Immutable.
 */
record SvgChart(String title, List<Band> bands) {
  static final List<String> COLOURS =
      List.of(
          "#4269d0", "#efb118", "#ff725c", "#3ca951", "#a463f2", "#6cc5b0", "#97bbf5", "#9c6b4e");

  private static final int WIDTH = 720;
  private static final int HEIGHT = 320;
  private static final int LEFT = 78;
  private static final int TOP = 30;
  private static final int BOTTOM = 34;
  private static final int TICKS = 5;
  private static final double FAR = 20;

  String svg() {
    double[] range = range();
    StringBuilder text = new StringBuilder();
    text.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n"
            .formatted(WIDTH, HEIGHT, Html.escape(title)));
    text.append(label(LEFT, TOP - 12, "start", title));
    boolean log = range[0] > 0 && range[1] / range[0] > FAR;
    for (int i = 0; i <= TICKS; i++) {
      double value = at((double) i / TICKS, range, log);
      double y = y(value, range, log);
      text.append(line(y));
      text.append(label(LEFT - 6, y + 4, "end", ValueText.show(value)));
      int trial = Math.max(1, Math.round((float) trials() * i / TICKS));
      text.append(label(x(trial - 1), HEIGHT - BOTTOM + 18, "middle", String.valueOf(trial)));
    }
    for (int i = 0; i < bands.size(); i++) {
      text.append(band(bands.get(i), COLOURS.get(i % COLOURS.size()), range, log));
    }
    return text.append("</svg>\n").toString();
  }

  private int trials() {
    return bands.stream().mapToInt(band -> band.points().size()).max().orElse(1);
  }

  /** The first tenth of the trials would press all others to the edge. */
  private double[] range() {
    int from = trials() / 10;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Band band : bands) {
      for (int i = Math.min(from, band.points().size() - 1); i < band.points().size(); i++) {
        double mean = i < 0 ? Double.NaN : band.points().get(i).mean();
        if (Double.isFinite(mean)) {
          low = Math.min(low, mean);
          high = Math.max(high, mean);
        }
      }
    }
    if (!(low < high)) {
      double middle = Double.isFinite(low) ? low : 0;
      return new double[] {middle - 1, middle + 1};
    }
    return new double[] {low, high};
  }

  private static double at(double share, double[] range, boolean log) {
    return log
        ? Math.exp(Math.log(range[0]) + share * Math.log(range[1] / range[0]))
        : range[0] + share * (range[1] - range[0]);
  }

  private static double y(double value, double[] range, boolean log) {
    double share =
        log
            ? Math.log(Math.max(value, range[0] / FAR) / range[0]) / Math.log(range[1] / range[0])
            : (value - range[0]) / (range[1] - range[0]);
    double inside = Math.max(-0.02, Math.min(1.02, share));
    return HEIGHT - BOTTOM - inside * (HEIGHT - TOP - BOTTOM);
  }

  private double x(int trial) {
    return LEFT + (WIDTH - LEFT - 12.0) * trial / Math.max(1, trials() - 1);
  }

  private String band(Band band, String colour, double[] range, boolean log) {
    int[] known =
        IntStream.range(0, band.points().size())
            .filter(i -> Double.isFinite(band.points().get(i).mean()))
            .toArray();
    String mean = path(known, i -> y(band.points().get(i).mean(), range, log));
    int[] back = IntStream.range(0, known.length).map(i -> known[known.length - 1 - i]).toArray();
    String edges =
        path(known, i -> y(band.high(i), range, log)) + path(back, i -> y(band.low(i), range, log));
    return "<polygon points=\"%s\" fill=\"%s\" opacity=\"0.15\"/>%n".formatted(edges, colour)
        + "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"><title>%s</title></polyline>%n"
            .formatted(mean, colour, Html.escape(band.method()));
  }

  private String path(int[] trials, IntToDoubleFunction height) {
    StringBuilder points = new StringBuilder();
    for (int trial : trials) {
      points.append(
          String.format(Locale.ROOT, "%.1f,%.1f ", x(trial), height.applyAsDouble(trial)));
    }
    return points.toString();
  }

  private static String line(double y) {
    return String.format(
        Locale.ROOT,
        "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#8884\"/>%n",
        LEFT,
        WIDTH - 12,
        y,
        y);
  }

  private static String label(double x, double y, String anchor, String text) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
        x,
        y,
        anchor,
        Html.escape(text));
  }
}
