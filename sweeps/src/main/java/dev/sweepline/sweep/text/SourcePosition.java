package dev.sweepline.sweep.text;

import java.util.Comparator;
import org.yaml.snakeyaml.error.Mark;

/**
 * Where something stands in the file.
 *
 * @param line from 1
 * @param column from 1
 */
public record SourcePosition(int line, int column) {
  public static final SourcePosition START = new SourcePosition(1, 1);
  public static final Comparator<Problem> FILE_ORDER =
      Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

  public static SourcePosition of(Mark mark) {
    return new SourcePosition(mark.getLine() + 1, mark.getColumn() + 1);
  }

  public Problem problem(String message) {
    return new Problem(line, column, message);
  }
}
