package dev.sweepline.driver.loop;

import dev.sweepline.driver.loop.Backlog.Attempt;
import dev.sweepline.sweep.Choice;
import dev.sweepline.sweep.Recording;
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
  TrialSpec spec(String sweep, Attempt attempt) {
    return new TrialSpec(
        new TrialId(sweep, attempt.trial()),
        attempt.attempt(),
        attempt.assignment().parameters(),
        seed,
        attempt.assignment().budget(),
        dataset,
        network,
        recording);
  }
}
