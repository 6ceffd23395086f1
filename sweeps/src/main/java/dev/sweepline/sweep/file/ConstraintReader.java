package dev.sweepline.sweep.file;

import dev.sweepline.sweep.MetricBound;
import dev.sweepline.sweep.yaml.MapReader;
import dev.sweepline.sweep.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A reader of {@code constraints}: bounds on what trials measure. */
final class ConstraintReader {
  private static final String EXAMPLE = "constraints: [\"seconds < 5\"]";

  private final MapReader file;

  ConstraintReader(MapReader file) {
    this.file = file;
  }

  /** Those that could be read. */
  List<MetricBound> read() {
    List<MetricBound> bounds = new ArrayList<>();
    file.find("constraints").ifPresent(value -> read(value, bounds));
    return bounds;
  }

  private void read(Yaml value, List<MetricBound> bounds) {
    if (!(value instanceof Yaml.Items list)) {
      file.error("constraints", "constraints must be a list; write " + EXAMPLE);
      return;
    }
    for (Yaml item : list.items()) {
      Optional<MetricBound> bound =
          item.value() instanceof String text ? MetricBound.parse(text) : Optional.empty();
      if (bound.isPresent()) {
        bounds.add(bound.get());
      } else if (!(item instanceof Yaml.Broken)) {
        file.problems()
            .error(
                item.place(),
                "a constraint compares a metric with a number, as in "
                    + EXAMPLE
                    + ", not "
                    + item.shown()
                    + "; rules between parameters stand under require");
      }
    }
  }
}
