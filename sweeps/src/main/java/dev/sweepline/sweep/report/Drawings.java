package dev.sweepline.sweep.report;

import static dev.sweepline.sweep.report.Markup.at;

import dev.sweepline.sweep.board.Standing;
import dev.sweepline.sweep.event.SweepEvent.ParameterColumn;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.value.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A report's drawings, as SVG in the page. Stateless. */
final class Drawings {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 320;
  private static final int LEFT = 70;
  private static final int RIGHT = 20;
  private static final int TOP = 20;
  private static final int BOTTOM = 40;

  /** Okabe and Ito's, told apart by the colour-blind; light enough for a dark ground. */
  private static final List<String> COLOURS =
      List.of(
          "#0072b2", "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#56b4e9", "#999933", "#882255",
          "#44aa99", "#aa4499");

  private Drawings() {}

  /** The objective's learning curves of the best trials. */
  static String curves(ReportContent sweep) {
    String metric = sweep.submitted().objective().name();
    List<ReportContent.Curve> trials = sweep.curves();
    List<Double> values = new ArrayList<>();
    int last = 1;
    for (ReportContent.Curve trial : trials) {
      for (Measurement measured : trial.measurements()) {
        last = Math.max(last, measured.epoch());
        if (Double.isFinite(measured.metric(metric))) {
          values.add(measured.metric(metric));
        }
      }
    }
    if (values.isEmpty()) {
      return "";
    }
    Axis up = Axis.over(values).linear();
    Markup svg = open("Learning curves of " + metric);
    frame(svg, up, metric);
    svg.raw("<text class=tick x=" + LEFT + " y=" + (HEIGHT - 20) + ">1</text>");
    svg.raw("<text class=tick text-anchor=end x=" + at(x(1)) + " y=" + (HEIGHT - 20) + ">");
    svg.text("epoch " + last).raw("</text>");
    for (int i = trials.size() - 1; i >= 0; i--) {
      ReportContent.Curve trial = trials.get(i);
      StringBuilder points = new StringBuilder();
      for (Measurement measured : trial.measurements()) {
        double value = measured.metric(metric);
        if (Double.isFinite(value)) {
          double x = last == 1 ? 0.5 : (measured.epoch() - 1.0) / (last - 1);
          points.append(at(x(x))).append(',').append(at(y(up.share(value)))).append(' ');
        }
      }
      svg.raw("<polyline fill=none stroke-width=2 stroke=\"" + COLOURS.get(i % COLOURS.size()));
      svg.raw("\" points=\"" + points + "\"><title>")
          .text("#" + trial.trial())
          .raw("</title></polyline>");
    }
    svg.raw("</svg><p class=legend>");
    for (int i = 0; i < trials.size(); i++) {
      svg.raw("<span><i style=\"background:" + COLOURS.get(i % COLOURS.size()) + "\"></i>");
      svg.text("#" + trials.get(i).trial()).raw("</span> ");
    }
    return svg.raw("</p>").toString();
  }

  /** A line for each trial through its parameters to its value; the best tenth is drawn strong. */
  static String parallel(ReportContent sweep, int mostAxes) {
    List<Standing> ranked = sweep.rows().stream().filter(Standing::isRanked).toList();
    List<String> names =
        sweep.submitted().parameters().stream()
            .filter(column -> !column.kind().equals("constant"))
            .map(ParameterColumn::name)
            .limit(mostAxes)
            .toList();
    if (ranked.size() < 2 || names.isEmpty()) {
      return "";
    }
    Markup svg = open("Parallel coordinates: parameters, then the objective");
    List<List<Double>> heights = new ArrayList<>();
    for (int i = 0; i <= names.size(); i++) {
      String name = i < names.size() ? names.get(i) : sweep.submitted().objective().name();
      boolean isValue = i == names.size();
      List<Object> values =
          ranked.stream()
              .map(
                  row ->
                      isValue
                          ? (Object) row.value().orElse(Double.NaN)
                          : row.parameters().getOrDefault(name, Double.NaN))
              .toList();
      heights.add(axis(svg, name, values, x((double) i / names.size())));
    }
    for (int row = ranked.size() - 1; row >= 0; row--) {
      StringBuilder points = new StringBuilder();
      for (int i = 0; i < heights.size(); i++) {
        double share = heights.get(i).get(row);
        if (!Double.isNaN(share)) {
          points.append(at(x((double) i / names.size()))).append(',').append(at(y(share)));
          points.append(' ');
        }
      }
      svg.raw("<polyline class=" + (row < Math.max(1, ranked.size() / 10) ? "strong" : "weak"));
      svg.raw(" points=\"" + points + "\"><title>").text("#" + ranked.get(row).trial());
      svg.raw("</title></polyline>");
    }
    return svg.raw("</svg>").toString();
  }

  /** Draws an axis; says how far up each value lies, NaN for what it does not have. */
  private static List<Double> axis(Markup svg, String name, List<Object> values, double x) {
    svg.raw(
        "<line class=axis x1="
            + at(x)
            + " x2="
            + at(x)
            + " y1="
            + TOP
            + " y2="
            + (HEIGHT - BOTTOM)
            + " />");
    svg.raw("<text class=tick text-anchor=middle x=" + at(x) + " y=" + (HEIGHT - 6) + ">");
    svg.text(cut(name)).raw("</text>");
    boolean numbers = values.stream().allMatch(Number.class::isInstance);
    if (numbers) {
      List<Double> all = values.stream().map(each -> ((Number) each).doubleValue()).toList();
      Axis up = Axis.over(all.stream().filter(Double::isFinite).toList());
      tick(svg, ValueText.show(values.get(indexOf(all, up.low()))), x, 0);
      tick(svg, ValueText.show(values.get(indexOf(all, up.high()))), x, 1);
      return all.stream().map(v -> Double.isFinite(v) ? up.share(v) : Double.NaN).toList();
    }
    List<String> words =
        List.copyOf(
            new TreeSet<>(values.stream().filter(v -> !missing(v)).map(ValueText::show).toList()));
    for (int i = 0; i < words.size() && words.size() <= 12; i++) {
      tick(svg, words.get(i), x, share(i, words.size()));
    }
    return values.stream()
        .map(v -> missing(v) ? Double.NaN : share(words.indexOf(ValueText.show(v)), words.size()))
        .toList();
  }

  private static int indexOf(List<Double> all, double value) {
    return Math.max(0, all.indexOf(value));
  }

  private static boolean missing(Object value) {
    return value instanceof Double number && number.isNaN();
  }

  private static double share(int at, int count) {
    return count == 1 ? 0.5 : (double) at / (count - 1);
  }

  private static void tick(Markup svg, String text, double x, double share) {
    svg.raw("<text class=tick x=" + at(x + 4) + " y=" + at(y(share) + 4) + ">");
    svg.text(cut(text)).raw("</text>");
  }

  private static String cut(String text) {
    return text.length() <= 16 ? text : text.substring(0, 15) + "…";
  }

  private static Markup open(String label) {
    return new Markup()
        .raw("<svg role=img viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" aria-label=\"")
        .text(label)
        .raw("\">");
  }

  private static void frame(Markup svg, Axis up, String metric) {
    svg.raw(
        "<line class=axis x1="
            + LEFT
            + " x2="
            + LEFT
            + " y1="
            + TOP
            + " y2="
            + (HEIGHT - BOTTOM)
            + " />");
    svg.raw(
        "<line class=axis x1="
            + LEFT
            + " x2="
            + at(x(1))
            + " y1="
            + (HEIGHT - BOTTOM)
            + " y2="
            + (HEIGHT - BOTTOM)
            + " />");
    for (double share : new double[] {0, 1}) {
      svg.raw("<text class=tick text-anchor=end x=" + (LEFT - 6) + " y=" + at(y(share) + 4) + ">");
      svg.text(ValueText.show(share == 0 ? up.low() : up.high())).raw("</text>");
    }
    svg.raw("<text class=tick x=" + LEFT + " y=12>").text(cut(metric)).raw("</text>");
  }

  private static double x(double share) {
    return LEFT + share * (WIDTH - LEFT - RIGHT - 60);
  }

  private static double y(double share) {
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
  }
}
