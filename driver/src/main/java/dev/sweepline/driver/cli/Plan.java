package dev.sweepline.driver.cli;

import dev.sweepline.driver.sampler.Sampler;
import dev.sweepline.driver.sampler.Sampler.Suggestion;
import dev.sweepline.driver.sampler.Samplers;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.SweepEvent.ParameterColumn;
import dev.sweepline.sweep.event.SweepEvent.StageOpened;
import dev.sweepline.sweep.history.SweepHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a sweep would run.
 *
 * @param trials how many; empty where the search has no end
 * @param rows the first assignments, in the order in which they would run; those of later stages
 *     depend on results and are not among them
 */
record Plan(
    OptionalLong trials,
    String method,
    List<ParameterColumn> parameters,
    List<Map<String, Object>> rows,
    String headline) {

  static Plan of(Sweep sweep, int rows) {
    Sampler sampler = Samplers.of(sweep);
    OptionalLong trials = sampler.planned();
    String count =
        trials.isPresent()
            ? trials.getAsLong() + " trials"
            : "no end, capped at " + Sweep.TRIALS_WITHOUT_END + " trials by run";
    String headline =
        "%s: %s, %s, %s %s"
            .formatted(
                sweep.name(),
                count,
                sweep.method().word(),
                sweep.objective().goal().word(),
                sweep.objective().name());
    return new Plan(
        trials,
        sweep.method().word(),
        Submission.columns(sweep.space()),
        firstRows(sweep, sampler, rows),
        headline);
  }

  private static List<Map<String, Object>> firstRows(Sweep sweep, Sampler sampler, int rows) {
    SweepHistory nothingYet = new SweepHistory(Submission.unsaved(sweep, sampler.planned()));
    List<Map<String, Object>> first = new ArrayList<>();
    while (first.size() < rows) {
      Suggestion suggestion = sampler.suggest(first.size(), nothingYet);
      if (suggestion instanceof Suggestion.Trial trial) {
        first.add(trial.parameters());
      } else if (suggestion instanceof Suggestion.OpenStage stage && first.isEmpty()) {
        nothingYet.apply(
            new StageOpened(nothingYet.id(), 0, stage.stage(), 0, stage.trials(), stage.window()));
      } else {
        break;
      }
    }
    return first;
  }
}
