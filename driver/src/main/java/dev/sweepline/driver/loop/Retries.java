package dev.sweepline.driver.loop;

import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Trials waiting for another attempt. Those for which memory ran out wait apart, until nothing else
 * runs that could have used it up.
 */
final class Retries {
  private final int most;
  private final Queue<TrialHistory> waiting = new ArrayDeque<>();
  private final Queue<TrialHistory> waitingAlone = new ArrayDeque<>();

  /**
   * Nothing waiting.
   *
   * @param most how often one driver forgives a trial
   */
  Retries(int most) {
    this.most = most;
  }

  /** Takes in a trial that no failure brings here: its driver died, or the user asks for it. */
  void add(TrialHistory trial) {
    waiting.add(trial);
  }

  /** Takes in a trial that failed; false when another attempt would not help or is not its due. */
  boolean take(TrialHistory trial, Failed failure, int driver) {
    long forgiven = trial.retries().stream().filter(retry -> retry.driver() == driver).count();
    if (!failure.kind().retryable() || forgiven >= most) {
      return false;
    }
    return failure.kind() == FailureKind.OUT_OF_MEMORY
        ? waitingAlone.add(trial)
        : waiting.add(trial);
  }

  /** Gives all that need not run alone away. */
  void drain(Consumer<TrialHistory> taker) {
    waiting.forEach(taker);
    waiting.clear();
  }

  /** One that must run while nothing else does. */
  Optional<TrialHistory> nextAlone() {
    return Optional.ofNullable(waitingAlone.poll());
  }

  boolean isEmpty() {
    return waiting.isEmpty() && waitingAlone.isEmpty();
  }

  void clear() {
    waiting.clear();
    waitingAlone.clear();
  }
}
