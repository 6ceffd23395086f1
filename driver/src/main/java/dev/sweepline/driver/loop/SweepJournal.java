package dev.sweepline.driver.loop;

import dev.sweepline.driver.log.EventLog;
import dev.sweepline.driver.sampler.Sampler.Suggestion.OpenStage;
import dev.sweepline.driver.stopping.Decision;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.DriverAlive;
import dev.sweepline.sweep.event.SweepEvent.StageOpened;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded.Outcome;
import dev.sweepline.sweep.event.SweepEvent.SweepExtended;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialPaused;
import dev.sweepline.sweep.event.SweepEvent.TrialRetried;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.event.SweepEvent.TrialsExtended;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * The writer of a sweep's lifecycle: stamps events, appends them to the log and folds them. Not
 * thread-safe, but for its clock.
 */
public final class SweepJournal {
  private static final long BEAT_MILLIS = 10_000;

  private final SweepHistory history;
  private final EventLog log;
  private final InstantSource clock;
  private final Consumer<SweepEvent> listener;
  private long lastWritten;

  /**
   * A writer for one sweep.
   *
   * @param history of a sweep that this driver has taken
   */
  public SweepJournal(SweepHistory history, EventLog log, InstantSource clock) {
    this(history, log, clock, event -> {});
  }

  /**
   * The same with somebody who follows.
   *
   * @param listener hears each event once it is folded, and waits for nothing
   */
  public SweepJournal(
      SweepHistory history, EventLog log, InstantSource clock, Consumer<SweepEvent> listener) {
    this.history = history;
    this.log = log;
    this.clock = clock;
    this.listener = listener;
  }

  SweepHistory history() {
    return history;
  }

  /** Who hears that the log takes nothing any more. */
  void onFailure(Consumer<Exception> listener) {
    log.onFailure(listener);
  }

  long now() {
    return clock.millis();
  }

  /** Shows that the driver lives, where it has written nothing for a while. */
  void beat() {
    if (clock.millis() - lastWritten >= BEAT_MILLIS) {
      write(new DriverAlive(history.id(), history.driver(), clock.millis()));
    }
  }

  void trialRetried(TrialId id, int attempt, Failed failure) {
    write(new TrialRetried(id, history.driver(), attempt, clock.millis(), failure));
  }

  void extended(int trials) {
    write(new SweepExtended(history.id(), history.driver(), clock.millis(), trials));
  }

  void extended(List<Integer> trials, int epochs) {
    write(new TrialsExtended(history.id(), history.driver(), clock.millis(), trials, epochs));
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
            slot,
            history.trial(spec.id().trial()).map(TrialHistory::resumable).orElse(0),
            spec.lineage()));
  }

  /** Appends a trial's pause, which is folded only once it is acknowledged. */
  void trialPaused(
      TrialHistory trial,
      Decision.Pause pause,
      int measurements,
      Consumer<SweepEvent> acknowledged) {
    TrialPaused event =
        new TrialPaused(
            new TrialId(history.id(), trial.trial()),
            history.driver(),
            trial.attempt(),
            clock.millis(),
            pause.rule(),
            pause.rung(),
            pause.unit(),
            pause.value(),
            measurements);
    append(event, () -> acknowledged.accept(event));
  }

  /** Appends a trial's end, which is folded only once it is acknowledged. */
  void trialEnded(TrialId id, int attempt, TrialReport report, Consumer<SweepEvent> acknowledged) {
    TrialEnded event = new TrialEnded(id, history.driver(), attempt, clock.millis(), report);
    append(event, () -> acknowledged.accept(event));
  }

  /** A whole trial that another trained. */
  void trialCopied(TwinTrials.Copy copy, Consumer<SweepEvent> acknowledged) {
    TrialSpec spec = copy.spec();
    trialStarted(spec, copy.from().slot());
    int sequence = 0;
    for (Measurement measured : copy.from().measurements()) {
      sequence++;
      write(
          new TrialMeasured(
              spec.id(), spec.driver(), spec.attempt(), clock.millis(), sequence, measured));
    }
    trialEnded(spec.id(), spec.attempt(), copy.report(), acknowledged);
  }

  void sweepEnded(Outcome outcome, List<String> notes, Runnable acknowledged) {
    SweepEnded event =
        new SweepEnded(history.id(), history.driver(), clock.millis(), outcome, notes);
    fold(event);
    append(event, acknowledged);
  }

  private void write(SweepEvent event) {
    fold(event);
    append(event, () -> {});
  }

  /** Takes an event in that stands in the log, or will. */
  void fold(SweepEvent event) {
    history.apply(event);
    listener.accept(event);
  }

  private void append(SweepEvent event, Runnable acknowledged) {
    lastWritten = event.at();
    log.append(event, acknowledged);
  }
}
