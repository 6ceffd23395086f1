package dev.sweepline.driver.stopping;

import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.kit.TestSubmissions;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import java.util.Map;
import java.util.OptionalLong;

/** A sweep whose trials report as told, one epoch of ten steps a report, and are judged. */
final class JudgedSweep {
  static final String METRIC = "loss";

  final SweepHistory history;
  private final int epochs;

  JudgedSweep(Goal goal, int epochs) {
    this.epochs = epochs;
    this.history =
        new SweepHistory(
            TestSubmissions.submission("s-1")
                .name("s")
                .objective(new Objective(METRIC, goal))
                .planned(OptionalLong.empty())
                .build());
  }

  /** The rules that lines of a sweep file say. */
  static StoppingRule rule(String lines, Goal goal, int epochs) {
    Sweep sweep =
        SweepFile.read(
                "a.yaml",
                """
                method: random
                run_cap: 9
                metric: {name: loss, goal: %s}
                parameters: {a: {min: 0.0, max: 1.0}}
                budget: {epochs: %d}
                %s
                """
                    .formatted(goal.word(), epochs, lines))
            .sweep()
            .orElseThrow();
    return StoppingRules.of(sweep);
  }

  TrialHistory start(int trial, int attempt) {
    history.apply(
        new TrialStarted(id(trial), 0, attempt, 0, Map.of(), Budget.epochs(epochs), "slot"));
    return history.trial(trial).orElseThrow();
  }

  /** A running trial's next epoch; the trial begins where it has not. */
  TrialHistory report(int trial, Map<String, Double> metrics) {
    TrialHistory of = history.trial(trial).orElseGet(() -> start(trial, 1));
    int epoch = of.measurements().size() + 1;
    history.apply(
        new TrialMeasured(
            id(trial), 0, of.attempt(), 0, epoch, new Measurement(epoch, 10L * epoch, metrics)));
    return of;
  }

  TrialHistory report(int trial, double value) {
    return report(trial, Map.of(METRIC, value));
  }

  void end(int trial, TrialEnd end) {
    TrialHistory of = history.trial(trial).orElseThrow();
    TrialReport report = new TrialReport(end, of.measurements().size(), Map.of());
    history.apply(new TrialEnded(id(trial), 0, of.attempt(), 0, report));
  }

  private static TrialId id(int trial) {
    return new TrialId("s-1", trial);
  }
}
