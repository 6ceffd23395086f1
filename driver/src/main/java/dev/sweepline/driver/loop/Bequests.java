package dev.sweepline.driver.loop;

import dev.sweepline.sweep.history.TrialHistory;
import java.util.Set;
import java.util.TreeSet;

/**
 * The networks of ended trials that others may still take over: their files stay until nobody can.
 * Not thread-safe.
 */
final class Bequests {
  private final TrialQueue queue;
  private final TopModels models;
  private final Set<Integer> held = new TreeSet<>();

  Bequests(TrialQueue queue, TopModels models) {
    this.queue = queue;
    this.models = models;
  }

  /** Takes a trial's end in, after the queue has. */
  void ended(TrialHistory trial) {
    boolean needed = queue.mayInherit(trial.trial());
    models.ended(trial, queue.handsOn(trial), needed);
    if (needed) {
      held.add(trial.trial());
    }
    held.stream().filter(each -> !queue.mayInherit(each)).toList().forEach(this::release);
  }

  private void release(int trial) {
    held.remove(trial);
    models.release(trial);
  }
}
