package dev.sweepline.driver.backtest;

import dev.sweepline.driver.backtest.TableTrials.Found;
import dev.sweepline.driver.loop.EndedSweep;
import dev.sweepline.driver.loop.LoopParts;
import dev.sweepline.driver.loop.SpecFactory;
import dev.sweepline.driver.loop.StopConditions;
import dev.sweepline.driver.loop.SweepJournal;
import dev.sweepline.driver.loop.SweepLoop;
import dev.sweepline.driver.loop.TopModels;
import dev.sweepline.driver.loop.TopModels.Shelf;
import dev.sweepline.driver.loop.TrialQueue;
import dev.sweepline.driver.sampler.Sampler;
import dev.sweepline.driver.stopping.StoppingRules;
import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Limits;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.board.RankKey;
import dev.sweepline.sweep.event.DriverId;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.event.SweepEvent.SweepTaken;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.training.Recording;
import dev.sweepline.sweep.training.TrainerChoice;
import dev.sweepline.sweep.training.TrialLimits;
import dev.sweepline.sweep.training.TwinPolicy;
import dev.sweepline.sweep.trial.TrialWork.NetworkTraining;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;

/**
 * A sweep that runs against a table, from its first trial to its last, by the loop that runs every
 * sweep. Limits of time, failures and target do not hold. For one thread.
 */
final class TableSweep {
  private static final NamedOptions NOTHING = NamedOptions.named("table");
  private static final DriverId DRIVER = new DriverId("backtest", "nowhere", 0, 0);

  private final Sweep sweep;
  private final KnownTable table;
  private final int slots;

  TableSweep(Sweep sweep, KnownTable table, int slots) {
    this.sweep = sweep;
    this.table = table;
    this.slots = slots;
  }

  /**
   * Runs it.
   *
   * @param sampler the sweep's
   * @param submitted as its log would begin
   */
  RunResult run(Sampler sampler, SweepSubmitted submitted) {
    long seed = sweep.search().seed();
    VirtualTime time = new VirtualTime();
    MemoryEventLog log = new MemoryEventLog();
    TableTrials trials =
        new TableTrials(table.table(), table.lookup(), sweep.space().assignments(), seed);
    SweepHistory history = new SweepHistory(submitted);
    history.apply(new SweepTaken(history.id(), 1, 0, DRIVER));
    SweepJournal journal = new SweepJournal(history, log, time);
    StopConditions conditions = new StopConditions(Limits.NONE, sweep.objectives());
    TopModels models = new TopModels(sweep.objectives(), 0, 0, Shelf.EMPTY, Runnable::run);
    SweepLoop loop =
        new SweepLoop(
            new LoopParts(
                journal,
                new TrialQueue(sampler, journal, specs(seed), conditions),
                new TableBackend(slots, time, trials, sweep.objective().name()),
                models,
                conditions,
                StoppingRules.of(sweep)),
            Runnable::run);
    CompletableFuture<EndedSweep> done = loop.start();
    time.run();
    return result(done.join().history(), log.ends(), trials);
  }

  /** What trials are trained on is no matter, only that none is trained with another. */
  private SpecFactory specs(long seed) {
    return new SpecFactory(
        new NetworkTraining(NOTHING, NOTHING),
        seed,
        1,
        Recording.DEFAULT,
        sweep.search().seeds(),
        TrialLimits.NONE,
        TrainerChoice.DL4J,
        TwinPolicy.TRAIN,
        0);
  }

  private RunResult result(SweepHistory history, List<TrialEnded> ends, TableTrials trials) {
    Objective objective = sweep.objective();
    Goal goal = objective.goal();
    List<Double> best = new ArrayList<>();
    List<Double> regrets = new ArrayList<>();
    List<Double> epochs = new ArrayList<>();
    double bestScore = Double.NEGATIVE_INFINITY;
    double value = Double.NaN;
    double regret = Double.NaN;
    double spent = 0;
    for (TrialEnded end : ends) {
      TrialHistory trial = history.trial(end.id().trial()).orElseThrow();
      spent += trials.epochs(trial.measurements().size());
      OptionalDouble score = RankKey.of(trial, sweep.objectives()).finiteScore();
      if (score.isPresent() && score.getAsDouble() > bestScore) {
        bestScore = score.getAsDouble();
        value = goal.value(bestScore);
        Found found = trials.of(trial.trial());
        double mean = goal.score(found.configuration().mean());
        regret = table.bestScore() - mean;
      }
      best.add(value);
      regrets.add(regret);
      epochs.add(spent);
    }
    return new RunResult(sweep.search().seed(), best, regrets, epochs, trials.nearest());
  }
}
