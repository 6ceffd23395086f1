package dev.sweepline.sweep.yaml;

import dev.sweepline.sweep.text.SourcePosition;
import org.yaml.snakeyaml.error.Mark;

/** Positions of SnakeYAML's marks. Stateless. */
final class Marks {
  private Marks() {}

  static SourcePosition position(Mark mark) {
    return new SourcePosition(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
