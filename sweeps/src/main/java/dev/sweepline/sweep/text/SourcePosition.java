package dev.sweepline.sweep.text;

import java.util.Comparator;

/**
 * A position in a text file. Immutable, thread-safe.
 *
 * @param line from 1
 * @param column from 1
 */
public record SourcePosition(int line, int column) {
  public static final SourcePosition START = new SourcePosition(1, 1);

  /** From the start of the file to its end. */
  public static final Comparator<SourcePosition> IN_FILE_ORDER =
      Comparator.comparingInt(SourcePosition::line).thenComparingInt(SourcePosition::column);

  public SourcePosition {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("position " + line + ":" + column + " is not >= 1:1");
    }
  }

  /** {@code line:column}. */
  @Override
  public String toString() {
    return line + ":" + column;
  }
}
