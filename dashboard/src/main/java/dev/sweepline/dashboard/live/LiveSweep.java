package dev.sweepline.dashboard.live;

import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.StageOpened;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A sweep's history with the changes since each of its versions, which is all a reconnecting
 * browser needs. Not thread-safe: the thread that owns {@link LiveSweeps} owns it.
 */
public final class LiveSweep {
  private final SweepHistory history;
  private final Map<Integer, MeasurementVersions> versions = new HashMap<>();
  private final LiveBoard board;
  private long stagesVersion;
  private long tick;

  LiveSweep(SweepSubmitted submitted) {
    history = new SweepHistory(submitted);
    board = new LiveBoard(history);
  }

  void apply(SweepEvent event, long newTick) {
    history.apply(event);
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
