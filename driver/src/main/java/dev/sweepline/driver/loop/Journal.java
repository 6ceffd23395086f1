package dev.sweepline.driver.loop;

import dev.sweepline.driver.log.EventLog;
import dev.sweepline.driver.sampler.Sampler.Suggestion.OpenStage;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.StageOpened;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded.Outcome;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** The driver's pen: stamps lifecycle events, appends them to the log and folds them. */
public final class Journal {
  private final SweepHistory history;
  private final EventLog log;
  private final InstantSource clock;

  /**
   * A pen for one sweep.
   *
   * @param history holds the sweep's submission, and whatever was replayed after it
   */
  public Journal(SweepHistory history, EventLog log, InstantSource clock) {
    this.history = history;
    this.log = log;
    this.clock = clock;
  }

  SweepHistory history() {
    return history;
  }

  /** Who hears that the log takes nothing any more. */
  void onFailure(Consumer<Exception> listener) {
    log.onFailure(listener);
  }

  void stageOpened(OpenStage stage, int firstTrial) {
    write(
        new StageOpened(
            history.id(),
            history.driver(),
            clock.millis(),
            stage.stage(),
            firstTrial,
            stage.trials(),
            stage.window()));
  }

  void trialStarted(TrialSpec spec, String slot) {
    write(
        new TrialStarted(
            spec.id(),
            spec.driver(),
            spec.attempt(),
            clock.millis(),
            spec.parameters(),
            spec.budget(),
            slot));
  }

  /** Appends a trial's end, which is folded only once it is acknowledged. */
  void trialEnded(TrialId id, int attempt, TrialReport report, Consumer<TrialEnded> acknowledged) {
    TrialEnded event = new TrialEnded(id, history.driver(), attempt, clock.millis(), report);
    log.append(event, () -> acknowledged.accept(event));
  }

  void sweepEnded(Outcome outcome, List<String> notes, Runnable acknowledged) {
    SweepEnded event =
        new SweepEnded(history.id(), history.driver(), clock.millis(), outcome, notes);
    history.apply(event);
    log.append(event, acknowledged);
  }

  private void write(SweepEvent event) {
    history.apply(event);
    log.append(event, () -> {});
  }
}
