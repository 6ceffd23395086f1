package dev.sweepline.dashboard.live;

import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.DriverAlive;
import dev.sweepline.sweep.event.SweepEvent.StageOpened;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialEvent;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.history.SavedMeasurements;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepState;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.MeasurementColumns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sweep's history with the changes since each of its versions, which is all a reconnecting
 * browser needs. Not thread-safe: the thread that owns {@link LiveSweeps} owns it.
 */
public final class LiveSweep {
  private final SweepHistory history;
  private final Map<Integer, MeasurementVersions> versions = new HashMap<>();
  private final LiveBoard board;
  private final SlotLedger slots = new SlotLedger();
  private final SweepPace pace = new SweepPace();
  private final List<SweepEvent> unsaved = new ArrayList<>();
  private long stagesVersion;
  private long savedVersion;
  private long tick;

  public LiveSweep(SweepSubmitted submitted) {
    history = new SweepHistory(submitted);
    board = new LiveBoard(history);
  }

  /**
   * Applies an event.
   *
   * @param kept whether {@link #delta} is to tell of it
   */
  void apply(SweepEvent event, long newTick, boolean kept) {
    if (kept && (!(event instanceof TrialMeasured early) || history.isEarly(early))) {
      keep(event);
    }
    fold(event);
    tick = newTick;
    if (event instanceof TrialMeasured e) {
      note(e.id().trial());
    } else if (event instanceof TrialStarted e) {
      note(e.id().trial());
    } else if (event instanceof StageOpened) {
      stagesVersion = history.version();
    }
    board.applied();
  }

  /** Slots follow what the history made of an event, since it knows which count. */
  private void fold(SweepEvent event) {
    int driver = history.driver();
    long lastSign = history.lastSign();
    boolean wasOver = event instanceof TrialEnded e && isOver(e.id().trial());
    history.apply(event);
    if (history.driver() != driver) {
      slots.stop(lastSign);
    } else if (event instanceof SweepEnded && history.state() != SweepState.RUNNING) {
      slots.stop(event.at());
    } else if (event instanceof TrialMeasured) {
      pace.measured(event.at());
    } else if (event instanceof TrialEvent e) {
      history.trial(e.id().trial()).ifPresent(trial -> slots.follow(trial, event.at()));
      if (event instanceof TrialEnded && !wasOver && isOver(e.id().trial())) {
        pace.ended(event.at());
      }
    }
  }

  /** Whether a trial has ended that trained itself. */
  private boolean isOver(int trial) {
    return history
        .trial(trial)
        .filter(each -> each.state().terminal() && each.copyOf().isEmpty())
        .isPresent();
  }

  /** Of the driver's signs of life in a row the newest says all. */
  private void keep(SweepEvent event) {
    int newest = unsaved.size() - 1;
    if (event instanceof DriverAlive now
        && newest >= 0
        && unsaved.get(newest) instanceof DriverAlive before
        && before.driver() == now.driver()
        && before.at() <= now.at()) {
      unsaved.set(newest, event);
    } else {
      unsaved.add(event);
    }
  }

  /** What a snapshot lacks that has all up to the call before; empty where that is nothing. */
  Optional<SweepDelta> delta() {
    if (savedVersion == history.version()) {
      return Optional.empty();
    }
    List<SavedMeasurements> measurements = new ArrayList<>();
    for (TrialHistory trial : history.changedSince(savedVersion)) {
      trial.unsaved().ifPresent(measurements::add);
    }
    SweepDelta delta = new SweepDelta(history.id(), unsaved, measurements);
    unsaved.clear();
    savedVersion = history.version();
    return Optional.of(delta);
  }

  /** Folds an event that a snapshot has. */
  public void restore(SweepEvent event) {
    fold(event);
    if (event instanceof StageOpened) {
      stagesVersion = history.version();
    }
  }

  /** Takes measurements that a snapshot has; they stay where they lie. */
  public void restore(SavedMeasurements saved, MeasurementColumns.Source where) {
    history.restore(saved, where);
  }

  /** All that a snapshot has of it is there. */
  public void restored() {
    board.order();
    pace.completeFrom(history.lastSign());
    savedVersion = history.version();
  }

  /** The snapshot has a trial's measurements: they may leave memory. */
  public void saved(SavedMeasurements then, MeasurementColumns.Source where) {
    history
        .trial(then.trial())
        .ifPresent(
            trial -> {
              trial.saved(then, where);
              if (trial.state().terminal()) {
                versions.remove(then.trial()); // who is behind gets the whole curve
              }
            });
  }

  void adopted(long newTick) {
    tick = newTick;
  }

  private void note(int index) {
    history
        .trial(index)
        .ifPresent(
            trial ->
                versions
                    .computeIfAbsent(index, i -> new MeasurementVersions())
                    .of(trial, history.version()));
  }

  public SweepHistory history() {
    return history;
  }

  public LiveBoard board() {
    return board;
  }

  /** What its slots do and did. */
  public SlotLedger slots() {
    return slots;
  }

  /** How fast it goes. */
  public SweepPace pace() {
    return pace;
  }

  /** Trials that changed after {@code version}, oldest change first. */
  public List<TrialHistory> changedSince(long version) {
    return history.changedSince(version);
  }

  /** How many of the measurements a trial has now it had at {@code version} already. */
  public int measurementsAt(TrialHistory trial, long version) {
    MeasurementVersions known = versions.get(trial.trial());
    return known == null ? 0 : known.upTo(version);
  }

  /** Whether a stage was opened after {@code version}. */
  public boolean stagesSince(long version) {
    return stagesVersion > version;
  }

  /** The {@link LiveSweeps#tick()} of its last change. */
  public long tick() {
    return tick;
  }
}
