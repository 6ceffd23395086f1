package dev.sweepline.dashboard.live;

import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A ledger of a sweep's slots: what each trains and how long it was busy, all attempts counted.
 * Each change costs the same however many trials there are. Not thread-safe: its {@link LiveSweep}
 * owns it.
 */
public final class SlotLedger {
  private final Map<String, Slot> slots = new TreeMap<>();
  private final Map<Integer, Stay> stays = new HashMap<>();

  /** An attempt in a slot. */
  private record Stay(TrialHistory trial, int attempt, long since, Slot slot) {
    boolean isOver() {
      return trial.state() != TrialState.RUNNING
          || trial.attempt() != attempt
          || trial.startedAt() != since;
    }

    SlotUse.Work work() {
      int measured = Math.max(0, trial.measurements().size() - trial.resumable());
      int epoch = trial.lastMeasurement().map(Measurement::epoch).orElse(0);
      return new SlotUse.Work(trial.trial(), attempt, since, epoch, measured);
    }
  }

  /** A slot's sums so far. */
  private static final class Slot {
    private int running;
    private long since;
    private long busy;
    private int attempts;

    void enter(long at) {
      if (running == 0) {
        since = at;
      }
      running++;
    }

    void leave(long at) {
      attempts++;
      running--;
      if (running == 0) {
        busy += Math.max(0, at - since);
        since = Math.max(since, at);
      }
    }
  }

  /** A trial has changed at a moment. */
  void follow(TrialHistory trial, long at) {
    Stay stay = stays.get(trial.trial());
    if (stay != null && stay.isOver()) {
      leave(stay, at);
      stay = null;
    }
    if (stay == null && trial.state() == TrialState.RUNNING) {
      Slot slot = slots.computeIfAbsent(trial.slot(), name -> new Slot());
      slot.enter(trial.startedAt());
      stays.put(trial.trial(), new Stay(trial, trial.attempt(), trial.startedAt(), slot));
    }
  }

  private void leave(Stay stay, long at) {
    stays.remove(stay.trial().trial());
    stay.slot().leave(at);
  }

  /** Nothing runs any more since a moment. */
  void stop(long at) {
    List.copyOf(stays.values()).forEach(stay -> leave(stay, at));
  }

  /** All slots that ever trained something, by name. */
  public List<SlotUse> slots() {
    Map<Slot, List<SlotUse.Work>> work = new HashMap<>();
    stays.values().stream()
        .sorted(Comparator.comparingInt(stay -> stay.trial().trial()))
        .forEach(
            stay -> work.computeIfAbsent(stay.slot(), s -> new ArrayList<>()).add(stay.work()));
    List<SlotUse> all = new ArrayList<>(slots.size());
    slots.forEach(
        (name, slot) ->
            all.add(
                new SlotUse(
                    name,
                    work.getOrDefault(slot, List.of()),
                    slot.since,
                    slot.busy,
                    slot.attempts)));
    return all;
  }
}
