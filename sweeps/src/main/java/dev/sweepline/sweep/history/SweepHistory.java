package dev.sweepline.sweep.history;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.event.DriverId;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.DriverEvent;
import dev.sweepline.sweep.event.SweepEvent.StageOpened;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded;
import dev.sweepline.sweep.event.SweepEvent.SweepExtended;
import dev.sweepline.sweep.event.SweepEvent.SweepMarked;
import dev.sweepline.sweep.event.SweepEvent.SweepRefitted;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.event.SweepEvent.SweepTaken;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMarked;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialPaused;
import dev.sweepline.sweep.event.SweepEvent.TrialRetried;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.event.SweepEvent.TrialsExtended;
import dev.sweepline.sweep.trial.MeasurementColumns;
import dev.sweepline.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The fold of one sweep's events. Applying an event twice, or one of an older attempt or of a
 * driver that does not hold the sweep, changes nothing, so any part of a log may be replayed. Not
 * thread-safe: one thread owns it.
 */
public final class SweepHistory {
  private final SweepSubmitted submitted;
  private final SortedMap<Integer, TrialHistory> trials = new TreeMap<>();

  /** The same: each event looks for its trial. */
  private final Map<Integer, TrialHistory> byIndex = new HashMap<>();

  private final ChangeOrder changes = new ChangeOrder();
  private final List<StageOpened> stages = new ArrayList<>();
  private final Map<TrialState, Integer> states = new EnumMap<>(TrialState.class);
  private final Map<Integer, List<TrialMeasured>> early = new HashMap<>();
  private final Set<SweepEnded> ends = new HashSet<>();
  private final Set<SweepExtended> extensions = new HashSet<>();
  private Optional<SweepRefitted> refitted = Optional.empty();
  private final Set<TrialsExtended> longer = new HashSet<>();
  private SweepMarks marks = SweepMarks.NONE;
  private SweepEnded ended;
  private int driver;
  private Optional<DriverId> holder = Optional.empty();
  private long takenAt;
  private long lastSign;
  private long activeBefore;
  private long version;

  public SweepHistory(SweepSubmitted submitted) {
    this.submitted = requireNonNull(submitted, "submitted");
  }

  /** Applies one event of this sweep. */
  public void apply(SweepEvent event) {
    if (!event.sweep().equals(id())) {
      throw new IllegalArgumentException("event of " + event.sweep() + " applied to " + id());
    }
    version++;
    if (event instanceof SweepTaken e) {
      take(e);
    } else if (event instanceof TrialMeasured e) {
      measure(e);
    } else if (event instanceof SweepRefitted e) {
      refitted = refitted.filter(newer -> newer.at() > e.at()).or(() -> Optional.of(e));
    } else if (event instanceof TrialMarked e) {
      change(e.trial(), trial -> trial.mark(e, version));
    } else if (event instanceof SweepMarked e) {
      marks = marks.with(e);
    } else if (event instanceof DriverEvent e && e.driver() == driver) {
      lastSign = Math.max(lastSign, e.at());
      applyOfHolder(e);
    }
  }

  private void applyOfHolder(DriverEvent event) {
    if (event instanceof TrialStarted e) {
      start(e);
    } else if (event instanceof TrialRetried e) {
      change(e.id().trial(), trial -> trial.retry(e, version));
    } else if (event instanceof TrialPaused e) {
      change(e.id().trial(), trial -> trial.pause(e, version));
    } else if (event instanceof TrialEnded e) {
      change(e.id().trial(), trial -> trial.end(e, version));
    } else if (event instanceof StageOpened e) {
      if (e.stage() == stages.size()) {
        stages.add(e);
      }
    } else if (event instanceof SweepExtended e) {
      extensions.add(e);
    } else if (event instanceof TrialsExtended e) {
      if (longer.add(e)) {
        resumed(true);
        e.trials().forEach(index -> change(index, trial -> trial.extend(e.epochs(), version)));
      }
    } else if (event instanceof SweepEnded e) {
      end(e);
    }
  }

  /** Whatever ran under the driver before waits for another attempt. */
  private void take(SweepTaken event) {
    if (event.driver() == driver + 1) {
      activeBefore += driver > 0 ? lastSign - takenAt : 0;
      driver = event.driver();
      holder = Optional.of(event.holder());
      takenAt = event.at();
      lastSign = event.at();
      ended = null;
      releaseAll();
    }
  }

  /** Worker and driver write on their own: a first measurement may overtake its trial's start. */
  private void measure(TrialMeasured event) {
    int index = event.id().trial();
    TrialHistory trial = byIndex.get(index);
    if (trial == null || trial.isBefore(event.driver(), event.attempt())) {
      early.computeIfAbsent(index, i -> new ArrayList<>()).add(event);
    } else {
      changes.around(trial, t -> t.measure(event, version));
    }
  }

  /** Whether it came before what it is about, and waits for that. */
  public boolean isEarly(TrialMeasured event) {
    TrialHistory trial = byIndex.get(event.id().trial());
    return trial == null || trial.isBefore(event.driver(), event.attempt());
  }

  /**
   * Takes a trial's measurements in one piece. Together with all events but measurements, and with
   * those that were {@link #isEarly early}, what {@link TrialHistory#unsaved} gave makes the same
   * history again; the last for each attempt counts.
   *
   * @param where the same columns lie, from where they are read when somebody asks for them
   */
  public void restore(SavedMeasurements saved, MeasurementColumns.Source where) {
    TrialHistory trial = byIndex.get(saved.trial());
    if (trial != null) {
      version++;
      changes.around(trial, t -> t.restore(saved, where, version));
    }
  }

  private void start(TrialStarted event) {
    int index = event.id().trial();
    if (byIndex.containsKey(index)) {
      change(index, trial -> resumed(trial.start(event, version)));
    } else {
      TrialHistory trial = new TrialHistory(event, version);
      trials.put(index, trial);
      byIndex.put(index, trial);
      changes.add(trial);
      count(TrialState.RUNNING, 1);
      resumed(true);
    }
    List<TrialMeasured> waiting = early.remove(index);
    if (waiting != null) {
      waiting.forEach(this::measure);
    }
  }

  /** In logs without numbered drivers, a new attempt after the end says that one took it up. */
  private void resumed(boolean started) {
    if (started) {
      ended = null;
    }
  }

  /** Each end counts once, or replaying it would stop what was resumed since. */
  private void end(SweepEnded event) {
    if (ends.add(event)) {
      ended = event;
      releaseAll();
      if (event.outcome() == SweepEnded.Outcome.FINISHED) {
        changeAll(trial -> trial.settle(version));
      }
    }
  }

  private void releaseAll() {
    changeAll(trial -> trial.release(version));
  }

  private void changeAll(Consumer<TrialHistory> change) {
    trials.keySet().forEach(index -> change(index, change));
  }

  private void change(int index, Consumer<TrialHistory> change) {
    TrialHistory trial = byIndex.get(index);
    if (trial == null) {
      return;
    }
    count(trial.state(), -1);
    changes.around(trial, change);
    count(trial.state(), 1);
  }

  private void count(TrialState state, int change) {
    states.merge(state, change, Integer::sum);
  }

  private int in(TrialState state) {
    return states.getOrDefault(state, 0);
  }

  public String id() {
    return submitted.sweep();
  }

  public SweepSubmitted submitted() {
    return submitted;
  }

  /** What it is called: by whoever renamed it last, or else by its file. */
  public String name() {
    return marks.name().value().isEmpty() ? submitted.name() : marks.name().value();
  }

  /** Whether lists leave it out. */
  public boolean isArchived() {
    return marks.archived().value();
  }

  /** What people say about it. */
  public SweepMarks marks() {
    return marks;
  }

  public SweepState state() {
    return ended == null ? SweepState.RUNNING : SweepState.valueOf(ended.outcome().name());
  }

  public Optional<SweepEnded> ended() {
    return Optional.ofNullable(ended);
  }

  /** The last time that an assignment was trained again, on more data. */
  public Optional<SweepRefitted> refitted() {
    return refitted;
  }

  /** Trials that were started at least once, by index; a live view. */
  public Collection<TrialHistory> trials() {
    return Collections.unmodifiableCollection(trials.values());
  }

  public Optional<TrialHistory> trial(int index) {
    return Optional.ofNullable(byIndex.get(index));
  }

  /**
   * The trials that have changed since a version of this history, oldest change first. Whoever
   * keeps up with a history this way pays for what is new alone.
   *
   * @param since a {@link #version()} from before; 0 for all trials
   */
  public List<TrialHistory> changedSince(long since) {
    return changes.since(since);
  }

  /** The coarse-to-fine stages opened so far, in order; a live view. */
  public List<StageOpened> stages() {
    return Collections.unmodifiableList(stages);
  }

  /** Which of the sweep's drivers holds it, or held it last; 0 in logs that do not number them. */
  public int driver() {
    return driver;
  }

  /** The process of that driver. */
  public Optional<DriverId> holder() {
    return holder;
  }

  /** When the driver last wrote anything, milliseconds since 1970. */
  public long lastSign() {
    return lastSign;
  }

  /** How long drivers have held the sweep by now, in milliseconds. */
  public long activeMillis(long now) {
    return activeBefore + now - activeSince();
  }

  /** How long drivers before this one held the sweep, in milliseconds. */
  public long activeBefore() {
    return activeBefore;
  }

  /** When this driver took the sweep, milliseconds since 1970. */
  public long activeSince() {
    return driver > 0 ? takenAt : submitted.at();
  }

  /** How many trials more than its file says the sweep has been given. */
  public int extension() {
    long sum = extensions.stream().mapToLong(SweepExtended::trials).sum();
    return (int) Math.min(sum, Integer.MAX_VALUE);
  }

  /**
   * How many trials are in each state. PENDING counts those not started yet too, until the sweep is
   * finished: what it did not start by then, for example because its target was met, is cancelled.
   */
  public Counts counts() {
    long asked = submitted.planned().orElse(trials.size()) + extension();
    long planned = Math.max(asked, trials.size());
    long waiting = planned - trials.size() + in(TrialState.PENDING);
    boolean finished = state() == SweepState.FINISHED;
    return new Counts(
        planned,
        in(TrialState.COMPLETED),
        in(TrialState.STOPPED),
        in(TrialState.FAILED),
        in(TrialState.CANCELLED) + (finished ? waiting : 0),
        in(TrialState.RUNNING),
        finished ? 0 : waiting,
        in(TrialState.PAUSED));
  }

  /** Grows with every event applied; {@link TrialHistory#version()} refers to it. */
  public long version() {
    return version;
  }

  /**
   * The number of a sweep's trials in each state: planned is the sum of all others.
   *
   * @param planned trials started so far where the sweep has no end of its own
   */
  public record Counts(
      long planned,
      int completed,
      int stopped,
      int failed,
      long cancelled,
      int running,
      long pending,
      int paused) {
    /** None of them paused. */
    public Counts(
        long planned,
        int completed,
        int stopped,
        int failed,
        long cancelled,
        int running,
        long pending) {
      this(planned, completed, stopped, failed, cancelled, running, pending, 0);
    }

    /** Trials in a terminal state. */
    public long ended() {
      return completed + stopped + failed + cancelled;
    }
  }
}
