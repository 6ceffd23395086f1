package dev.sweepline.driver.text;

import dev.sweepline.sweep.value.ValueText;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.Optional;

/** A chart of a curve in characters, of which each holds two by four dots. Stateless. */
public final class CurveChart {
  private static final int COLUMNS = 60;
  private static final int ROWS = 9;
  private static final int WIDE = 2;
  private static final int HIGH = 4;
  private static final int BLANK = 0x2800;

  /** The bit of each dot of a character, by row and column. */
  private static final int[][] DOTS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  private CurveChart() {}

  /**
   * A curve through values that lie equally far apart, with the greatest and the least beside it.
   *
   * @param values gaps where they are not finite
   * @return lines; empty where there are fewer than two values, or all are the same
   */
  public static Optional<String> of(double[] values) {
    DoubleSummaryStatistics range =
        Arrays.stream(values).filter(Double::isFinite).summaryStatistics();
    if (range.getCount() < 2 || range.getMin() == range.getMax()) {
      return Optional.empty();
    }
    int[][] cells = new int[ROWS][COLUMNS];
    int last = -1;
    for (int x = 0; x < COLUMNS * WIDE; x++) {
      int y = height(at(values, x), range);
      if (y >= 0) {
        for (int dot = last < 0 ? y : Math.min(y, last); dot <= Math.max(y, last); dot++) {
          cells[dot / HIGH][x / WIDE] |= DOTS[dot % HIGH][x % WIDE];
        }
      }
      last = y;
    }
    return Optional.of(
        labelled(cells, ValueText.show(range.getMax()), ValueText.show(range.getMin())));
  }

  /** The curve's value at a dot's column, between two values on the line that joins them. */
  private static double at(double[] values, int x) {
    double place = (double) x / (COLUMNS * WIDE - 1) * (values.length - 1);
    int left = (int) place;
    double share = place - left;
    return share == 0 ? values[left] : values[left] * (1 - share) + values[left + 1] * share;
  }

  /** The row of dots from the top; negative where there is no value. */
  private static int height(double value, DoubleSummaryStatistics range) {
    if (!Double.isFinite(value)) {
      return -1;
    }
    double share = (range.getMax() - value) / (range.getMax() - range.getMin());
    return (int) Math.round(Math.max(0, Math.min(1, share)) * (ROWS * HIGH - 1));
  }

  private static String labelled(int[][] cells, String top, String bottom) {
    int width = Math.max(top.length(), bottom.length());
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < ROWS; row++) {
      String label = row == 0 ? top : row == ROWS - 1 ? bottom : "";
      StringBuilder line = new StringBuilder("  ").append(" ".repeat(width - label.length()));
      line.append(label).append(" ┤");
      Arrays.stream(cells[row])
          .forEach(bits -> line.append(bits == 0 ? ' ' : (char) (BLANK + bits)));
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }
}
