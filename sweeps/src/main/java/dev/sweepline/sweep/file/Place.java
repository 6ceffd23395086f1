package dev.sweepline.sweep.file;

import java.util.Comparator;
import org.yaml.snakeyaml.error.Mark;

/**
 * Where something stands in the file.
 *
 * @param line from 1
 * @param column from 1
 */
record Place(int line, int column) {
  static final Place START = new Place(1, 1);
  static final Comparator<Problem> FILE_ORDER =
      Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

  static Place of(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }

  Problem problem(String message) {
    return new Problem(line, column, message);
  }
}
