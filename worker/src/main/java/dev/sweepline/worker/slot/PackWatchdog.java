package dev.sweepline.worker.slot;

import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.slot.TrialWatchdog.Overrun;
import java.util.List;
import java.util.Optional;

/**
 * Watchdog over the trials that one thread trains together; mostly a single one. Thread-safe.
 *
 * @param trials in the coordinator's order
 */
record PackWatchdog(List<TrialWatchdog> trials) {
  static final PackWatchdog NONE = new PackWatchdog(List.of());

  PackWatchdog {
    trials = List.copyOf(trials);
  }

  /** Trials that start now. */
  static PackWatchdog of(List<TrialSpec> specs, long now) {
    return new PackWatchdog(specs.stream().map(spec -> new TrialWatchdog(spec, now)).toList());
  }

  /** Those that have not ended. */
  List<TrialWatchdog> running() {
    return trials.stream().filter(trial -> !trial.isOver()).toList();
  }

  /** From now on none of its trials is heard; those that had not ended before. */
  List<TrialWatchdog> giveUp() {
    return trials.stream().filter(TrialWatchdog::giveUp).toList();
  }

  /**
   * Counts the time since the last look. What trials take together each of them takes a share of;
   * one that takes too long is told to end. A program is told in any case, as its process can be
   * ended where a thread cannot.
   *
   * @param now in nanoseconds, from where the watches began
   * @return why the thread is to be given up, if it is
   */
  Optional<Overrun> look(long now) {
    List<TrialWatchdog> running = running();
    boolean talking = running.stream().anyMatch(TrialWatchdog::isTalking);
    Optional<Overrun> hung = Optional.empty();
    for (TrialWatchdog trial : running) {
      Optional<Overrun> overrun = trial.look(now, talking, running.size());
      boolean obeys = trial.spec().program().isPresent();
      if (overrun.isPresent() && (obeys || (trials.size() > 1 && !isHung(overrun.get())))) {
        trial.expire(overrun.get());
      } else if (overrun.isPresent()) {
        hung = overrun;
      }
    }
    return hung;
  }

  private static boolean isHung(Overrun overrun) {
    return overrun.kind() == FailureKind.HUNG;
  }
}
