package dev.sweepline.sweep.view;

import dev.sweepline.sweep.board.Standing;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.sweep.value.ValueText;
import java.util.Optional;

/** The figure to report of a sweep's best trial. Stateless. */
public final class HonestScore {
  private HonestScore() {}

  /**
   * One sentence: the trial's own score was looked at to choose it, its test figure was not. Empty
   * where it has no such figure, or nothing was chosen.
   *
   * @param best the board's first row
   */
  public static Optional<String> of(SweepHistory sweep, Optional<Standing> best) {
    String objective = sweep.submitted().objective().name();
    int ranked = sweep.counts().completed() + sweep.counts().stopped();
    if (!objective.startsWith(MetricNames.VAL) || ranked < 2) {
      return Optional.empty();
    }
    String test = MetricNames.TEST + objective.substring(MetricNames.VAL.length());
    return best.filter(first -> first.metrics().containsKey(test))
        .map(
            first ->
                "report its %s, %s: the best %s of %d trials flatters the trial that it chose"
                    .formatted(test, ValueText.show(first.metrics().get(test)), objective, ranked));
  }
}
