package dev.sweepline.driver.loop;

import dev.sweepline.driver.loop.Backlog.Attempt;
import dev.sweepline.sweep.Choice;
import dev.sweepline.sweep.Recording;
import dev.sweepline.sweep.Seeds;
import dev.sweepline.sweep.random.Address;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialSpec;

/**
 * Turns a sampler's assignment into what a worker needs.
 *
 * @param seed the sweep's
 * @param recording what is kept of trials beside their metrics
 * @param seeds whether every trial starts its random streams at the sweep's seed, so that only the
 *     hyperparameters differ, or at one of its own
 */
public record SpecFactory(
    Choice dataset, Choice network, long seed, Recording recording, Seeds seeds) {
  TrialSpec spec(String sweep, Attempt attempt) {
    return new TrialSpec(
        new TrialId(sweep, attempt.trial()),
        attempt.attempt(),
        attempt.assignment().parameters(),
        seed(attempt.trial()),
        attempt.assignment().budget(),
        dataset,
        network,
        recording);
  }

  private long seed(int trial) {
    return seeds == Seeds.SAME ? seed : Address.of(seed).then("trial").then(trial).bits();
  }
}
