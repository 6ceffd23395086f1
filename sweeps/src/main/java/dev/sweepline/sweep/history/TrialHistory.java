package dev.sweepline.sweep.history;

import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMarked;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialPaused;
import dev.sweepline.sweep.event.SweepEvent.TrialRetried;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.Lineage;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.MeasurementColumns;
import dev.sweepline.sweep.trial.Measurements;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The log's account of one trial: its newest attempt. Owned by one {@link SweepHistory} and, like
 * it, by one thread.
 */
public final class TrialHistory {
  private final Measurements measurements = new Measurements();
  private final List<TrialRetried> retries = new ArrayList<>();
  private final List<TrialPaused> pauses = new ArrayList<>();
  private TrialStarted started;
  private Budget budget;
  private int sequence;
  private TrialEnded ended;
  private boolean released;
  private boolean paused;
  private TrialMarks marks = TrialMarks.NONE;
  private long version;

  /** Its neighbours in the sweep's {@link ChangeOrder}, which sets them. */
  TrialHistory older;

  TrialHistory newer;

  TrialHistory(TrialStarted started, long version) {
    start(started, version);
  }

  /** A first or newer attempt; false for anything older, which is ignored. */
  boolean start(TrialStarted event, long newVersion) {
    if (started != null && !isBefore(event.driver(), event.attempt())) {
      return false;
    }
    started = event;
    budget = event.budget();
    sequence = event.kept();
    ended = null;
    released = false;
    paused = false;
    measurements.truncate(event.kept());
    version = newVersion;
    return true;
  }

  /**
   * Takes any newer measurement: one that was lost must not hide those after it, and since worker
   * and driver write on their own, the last may stand behind the trial's end.
   */
  void measure(TrialMeasured event, long newVersion) {
    if (isThis(event.driver(), event.attempt()) && event.sequence() > sequence) {
      sequence = event.sequence();
      measurements.add(event.measurement());
      version = newVersion;
    }
  }

  /**
   * What a snapshot keeps of its measurements; empty where there are none, or where they lie there
   * already.
   */
  public Optional<SavedMeasurements> unsaved() {
    return measurements.isEmpty() || measurements.isStored()
        ? Optional.empty()
        : Optional.of(
            new SavedMeasurements(trial(), driver(), attempt(), sequence, measurements.columns()));
  }

  /** Its measurements lie there, and leave memory where no others are to come. */
  public void saved(SavedMeasurements then, MeasurementColumns.Source where) {
    if (state().terminal() && then.driver() == driver() && then.attempt() == attempt()) {
      measurements.store(then.columns(), where);
    }
  }

  /** Takes back what a snapshot has of this attempt. */
  void restore(SavedMeasurements saved, MeasurementColumns.Source where, long newVersion) {
    if (isThis(saved.driver(), saved.attempt())) {
      sequence = saved.sequence();
      measurements.restore(saved.columns(), where);
      version = newVersion;
    }
  }

  /** It is at a rung and has given its slot away. */
  void pause(TrialPaused event, long newVersion) {
    if (isThis(event.driver(), event.attempt()) && state() == TrialState.RUNNING) {
      pauses.add(event);
      paused = true;
      version = newVersion;
    }
  }

  /** Nobody but the driver that holds the sweep ends a paused trial, whose attempt may be older. */
  void end(TrialEnded event, long newVersion) {
    boolean running = isThis(event.driver(), event.attempt()) && state() == TrialState.RUNNING;
    if (running || (state() == TrialState.PAUSED && event.attempt() == attempt())) {
      ended = event;
      paused = false;
      measurements.trim();
      version = newVersion;
    }
  }

  /** The attempt failed and is forgiven: the trial waits for another. */
  void retry(TrialRetried event, long newVersion) {
    if (isThis(event.driver(), event.attempt()) && state() == TrialState.RUNNING) {
      retries.add(event);
      release(newVersion);
    }
  }

  /** Whether an attempt is newer than this one. */
  boolean isBefore(int driver, int attempt) {
    return driver > started.driver() || (driver == started.driver() && attempt > attempt());
  }

  private boolean isThis(int driver, int attempt) {
    return driver == started.driver() && attempt == attempt();
  }

  /** It completed and is to train on: it waits for an attempt with a larger budget. */
  void extend(int epochs, long newVersion) {
    if (state() == TrialState.COMPLETED) {
      budget = budget.plus(epochs);
      released = true;
      version = newVersion;
    }
  }

  /** What completed and was to train on stays as it is: nothing will be started any more. */
  void settle(long newVersion) {
    if (released && ended != null) {
      budget = started.budget();
      released = false;
      version = newVersion;
    }
  }

  /** Somebody said something about it, whichever attempt it is at. */
  void mark(TrialMarked event, long newVersion) {
    marks = marks.with(event);
    version = newVersion;
  }

  /** The driver left while it ran: it waits for another attempt. */
  void release(long newVersion) {
    if (ended == null && !paused) {
      released = true;
      version = newVersion;
    }
  }

  public int trial() {
    return started.id().trial();
  }

  public int attempt() {
    return started.attempt();
  }

  /** Which of the sweep's drivers started that attempt; 0 in logs that do not number them. */
  public int driver() {
    return started.driver();
  }

  public TrialState state() {
    if (released) {
      return TrialState.PENDING;
    }
    if (paused) {
      return TrialState.PAUSED;
    }
    return ended == null ? TrialState.RUNNING : ended.report().end().state();
  }

  /** Whether this attempt is the newest and still running. */
  public boolean isRunning(int attempt) {
    return attempt == attempt() && state() == TrialState.RUNNING;
  }

  /** The attempts that failed and were forgiven, oldest first; a live view. */
  public List<TrialRetried> retries() {
    return Collections.unmodifiableList(retries);
  }

  /** Where it was paused so far, oldest first; a live view. */
  public List<TrialPaused> pauses() {
    return Collections.unmodifiableList(pauses);
  }

  /** How many measurements another attempt goes on behind: those up to its last pause. */
  public int resumable() {
    return pauses.isEmpty() ? 0 : pauses.get(pauses.size() - 1).measurements();
  }

  /** Whose network it takes over, if any. */
  public Lineage lineage() {
    return started.lineage();
  }

  /** What people say about it. */
  public TrialMarks marks() {
    return marks;
  }

  public Map<String, Object> parameters() {
    return started.parameters();
  }

  /** How long it trains, or is to train once it waits for more than it had. */
  public Budget budget() {
    return budget;
  }

  public String slot() {
    return started.slot();
  }

  /** One per epoch, in order; a live view. */
  public List<Measurement> measurements() {
    return Collections.unmodifiableList(measurements);
  }

  /** The same as they are now, for any thread to read. */
  public MeasurementColumns.Source measured() {
    return measurements.source();
  }

  public Optional<Measurement> lastMeasurement() {
    return measurements.isEmpty()
        ? Optional.empty()
        : Optional.of(measurements.get(measurements.size() - 1));
  }

  public Optional<TrialReport> report() {
    return Optional.ofNullable(ended).map(TrialEnded::report);
  }

  /** The trial that computed all of it for this one, which did not train. */
  public Optional<Integer> copyOf() {
    return report()
        .flatMap(r -> r.end() instanceof Completed end ? end.sameAs() : Optional.empty());
  }

  /** True when the log lacks measurements that the trial says it sent. */
  public boolean gap() {
    return ended != null && ended.report().measurements() > measurements.size();
  }

  /** Milliseconds since 1970. */
  public long startedAt() {
    return started.at();
  }

  /** Milliseconds since 1970; empty while it runs. */
  public Optional<Long> endedAt() {
    return Optional.ofNullable(ended).map(TrialEnded::at);
  }

  /** The history's version when this trial last changed. */
  public long version() {
    return version;
  }
}
