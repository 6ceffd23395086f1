package dev.sweepline.driver.loop;

import dev.sweepline.driver.sampler.Sampler.Suggestion;
import dev.sweepline.sweep.Choice;
import dev.sweepline.sweep.Recording;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialSpec;

/**
 * Turns a sampler's assignment into what a worker needs.
 *
 * @param seed every trial of a sweep starts its random streams here, so that only the
 *     hyperparameters differ
 * @param recording what is kept of trials beside their metrics
 */
public record SpecFactory(Choice dataset, Choice network, long seed, Recording recording) {
  TrialSpec spec(TrialId id, int attempt, Suggestion.Trial assignment) {
    return new TrialSpec(
        id,
        attempt,
        assignment.parameters(),
        seed,
        assignment.budget(),
        dataset,
        network,
        recording);
  }

  /** The assignment of a trial that needs another attempt. */
  Suggestion.Trial again(TrialHistory trial) {
    return new Suggestion.Trial(trial.parameters(), trial.budget());
  }
}
