package dev.sweepline.driver.sampler;

import dev.sweepline.sweep.board.Standing;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.parameter.IntUniform;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.space.SearchSpace;
import dev.sweepline.sweep.value.Extent.Interval;
import dev.sweepline.sweep.value.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Warnings that the best trial's value lies on the border of what was declared. Stateless. */
final class BorderNotes {
  /** A value nearer to a border than this share of the declared width lies on it. */
  private static final double NEAR = 0.01;

  private BorderNotes() {}

  /**
   * One line per numeric parameter on its border, in the space's order.
   *
   * @param advice what the user could do about it
   */
  static List<String> of(SearchSpace space, SweepHistory history, String advice) {
    Optional<Standing> best = BestTrials.of(history, trial -> true).findFirst();
    List<String> notes = new ArrayList<>();
    if (best.isPresent()) {
      Map<String, Object> values = space.assignments().unnested(best.get().parameters());
      space
          .parameters()
          .forEach(
              (name, parameter) -> {
                Object value = values.get(name);
                if (parameter.extent().orElse(null) instanceof Interval declared
                    && canSay(parameter, declared)
                    && value instanceof Number number
                    && onBorder(number.doubleValue(), declared)) {
                  notes.add(note(name, value, declared, advice));
                }
              });
    }
    return notes;
  }

  /** A normal has no border, and one of two integers always lies on one. */
  private static boolean canSay(Parameter parameter, Interval declared) {
    double fewest = parameter instanceof IntUniform ? 2 : 0;
    return parameter.bounded() && declared.high() - declared.low() >= fewest;
  }

  private static boolean onBorder(double value, Interval declared) {
    double low = declared.scale().to(declared.low());
    double high = declared.scale().to(declared.high());
    double at = declared.scale().to(value);
    return Math.min(at - low, high - at) <= NEAR * (high - low);
  }

  private static String note(String name, Object value, Interval declared, String advice) {
    return String.format(
        "best %s %s lies on the declared border %s..%s; %s",
        name,
        ValueText.show(value),
        ValueText.show(declared.low()),
        ValueText.show(declared.high()),
        advice);
  }
}
