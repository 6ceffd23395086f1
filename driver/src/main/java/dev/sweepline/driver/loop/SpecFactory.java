package dev.sweepline.driver.loop;

import dev.sweepline.driver.sampler.Sampler.Suggestion;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.random.Address;
import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.Recording;
import dev.sweepline.sweep.training.SeedPolicy;
import dev.sweepline.sweep.training.TrainerChoice;
import dev.sweepline.sweep.training.Training;
import dev.sweepline.sweep.training.TrialLimits;
import dev.sweepline.sweep.training.TwinPolicy;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.TrialWork;
import dev.sweepline.sweep.trial.TrialWork.NetworkTraining;
import dev.sweepline.sweep.trial.TrialWork.ProgramRun;
import java.util.List;

/**
 * Turns a sampler's assignment into what a worker needs.
 *
 * @param work what every trial does
 * @param seed the sweep's
 * @param repeats how many networks try each assignment
 * @param recording what is kept of trials beside their metrics
 * @param seeds whether every trial starts its random streams at the sweep's seed, so that only the
 *     hyperparameters differ, or at one of its own
 * @param limits when a trial is given up
 * @param trainer what computes for trials
 * @param twins what becomes of trials that compute the same as others
 * @param handsOnBelow a trial that trains for less leaves its network for others to take over; 0
 *     for none
 */
public record SpecFactory(
    TrialWork work,
    long seed,
    int repeats,
    Recording recording,
    SeedPolicy seeds,
    TrialLimits limits,
    TrainerChoice trainer,
    TwinPolicy twins,
    int handsOnBelow) {
  /** For a sweep that says what to train, and on what, or what to run. */
  public static SpecFactory of(Sweep sweep) {
    boolean population = sweep.search().method() instanceof Method.Pbt;
    return new SpecFactory(
        work(sweep),
        sweep.search().seed(),
        sweep.training().repeats(),
        sweep.output().recording(),
        sweep.search().seeds(),
        sweep.limits().trial(),
        sweep.training().trainer(),
        population ? TwinPolicy.TRAIN : sweep.training().twins(),
        population ? sweep.training().budget().amount() : 0);
  }

  private static TrialWork work(Sweep sweep) {
    Training training = sweep.training();
    List<String> metrics = sweep.objectives().all().stream().map(Objective::name).toList();
    return training
        .program()
        .<TrialWork>map(program -> new ProgramRun(program, training.resources().cpus(), metrics))
        .orElseGet(
            () ->
                new NetworkTraining(
                    training.dataset().orElseThrow(), training.network().orElseThrow()));
  }

  /** Whether a trial takes over what another measured that computed the same. */
  boolean copiesTwins() {
    return twins == TwinPolicy.COPY;
  }

  /** What a trial was trained from, as far as its log tells; nothing of it is saved again. */
  public TrialSpec recorded(SweepHistory sweep, TrialHistory trial) {
    return new SpecFactory(
            work,
            seed,
            repeats,
            recording.withoutModels(),
            seeds,
            TrialLimits.NONE,
            trainer,
            twins,
            handsOnBelow)
        .spec(
            sweep.id(),
            sweep.driver(),
            trial.trial(),
            trial.attempt(),
            new Suggestion.Trial(trial.parameters(), trial.budget(), trial.lineage()));
  }

  /** What a worker needs for an attempt at a trial. */
  public TrialSpec spec(
      String sweep, int driver, int trial, int attempt, Suggestion.Trial assignment) {
    return new TrialSpec(
        new TrialId(sweep, trial),
        driver,
        attempt,
        assignment.parameters(),
        seed(trial),
        repeats,
        assignment.budget(),
        work,
        recording,
        limits,
        trainer,
        assignment.lineage(),
        handsOn(assignment.budget()));
  }

  /** Whether a trial with such a budget leaves its network for others. */
  boolean handsOn(Budget budget) {
    return budget.amount() < handsOnBelow;
  }

  private long seed(int trial) {
    return seeds == SeedPolicy.SAME ? seed : Address.of(seed).then("trial").then(trial).bits();
  }
}
