package dev.sweepline.worker.slot;

import dev.sweepline.sweep.training.TrialLimits;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.train.Heartbeat;
import java.time.Duration;
import java.util.Optional;

/**
 * Watchdog over one running attempt: how long it may go on, and who speaks for it. Once it has been
 * given up, nothing that its thread still says is heard. Thread-safe.
 */
final class TrialWatchdog {
  /** A JVM that was stopped for a while does not blame its trials. */
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(2);

  private enum State {
    /** In the network's hands. */
    TRAINING,
    /** In ours: it waits for the log or for the driver, and no limit counts. */
    TALKING,
    ENDED,
    GIVEN_UP
  }

  private final TrialSpec spec;
  private final Heartbeat heartbeat = new Heartbeat();
  private State state = State.TRAINING;
  private int sent;
  private long looked;
  private long beats;
  private Duration ran = Duration.ZERO;
  private Optional<Overrun> expired = Optional.empty();
  private Duration idle = Duration.ZERO;

  /**
   * A trial that starts now.
   *
   * @param now in nanoseconds, from anywhere
   */
  TrialWatchdog(TrialSpec spec, long now) {
    this.spec = spec;
    this.looked = now;
  }

  TrialSpec spec() {
    return spec;
  }

  Heartbeat heartbeat() {
    return heartbeat;
  }

  /** Measurements sent. */
  synchronized int sent() {
    return sent;
  }

  synchronized void countSent() {
    sent++;
  }

  /** The trial's thread wants to talk to the log or the driver: false when it has been given up. */
  synchronized boolean enter() {
    if (state == State.GIVEN_UP) {
      return false;
    }
    state = State.TALKING;
    return true;
  }

  /** It has talked. */
  synchronized void leave() {
    idle = Duration.ZERO;
    if (state == State.TALKING) {
      state = State.TRAINING;
    }
  }

  /** The trial is over: whether its own thread is to say so. */
  synchronized boolean end() {
    if (state == State.GIVEN_UP) {
      return false;
    }
    state = State.ENDED;
    return true;
  }

  /** From now on its thread is not heard: false when it has ended before. */
  synchronized boolean giveUp() {
    if (state == State.ENDED) {
      return false;
    }
    state = State.GIVEN_UP;
    return true;
  }

  synchronized boolean isOver() {
    return state == State.ENDED || state == State.GIVEN_UP;
  }

  /**
   * Counts the time since the last look.
   *
   * @param now in nanoseconds, from where the watch began
   * @param talking whether its thread is in our hands, for whatever trial
   * @param sharing how many trials its thread trains
   * @return in what it is over its limits, if it is
   */
  synchronized Optional<Overrun> look(long now, boolean talking, int sharing) {
    Duration passed = Duration.ofNanos(now - looked);
    looked = now;
    if (talking || state != State.TRAINING) {
      return Optional.empty();
    }
    passed = passed.compareTo(LONGEST_LOOK) < 0 ? passed : LONGEST_LOOK;
    long counted = heartbeat.beats();
    idle = counted == beats ? idle.plus(passed) : Duration.ZERO;
    beats = counted;
    ran = ran.plus(passed.dividedBy(sharing));
    return overrun(spec.limits());
  }

  synchronized boolean isTalking() {
    return state == State.TALKING;
  }

  /** It is to end, and will have ended for that reason. */
  synchronized void expire(Overrun reason) {
    expired = Optional.of(reason);
    heartbeat.stop();
  }

  /** Why it was told to end, if it was. */
  synchronized Optional<Overrun> expired() {
    return expired;
  }

  private Optional<Overrun> overrun(TrialLimits limits) {
    if (idle.compareTo(limits.hangAfter()) >= 0) {
      return Optional.of(
          new Overrun(
              FailureKind.HUNG,
              (spec.program().isPresent() ? "no report for " : "no minibatch finished for ")
                  + DurationText.show(limits.hangAfter())));
    }
    return ran.compareTo(limits.time()) >= 0
        ? Optional.of(
            new Overrun(FailureKind.TIMEOUT, "not done after " + DurationText.show(limits.time())))
        : Optional.empty();
  }

  /**
   * Why a trial is given up.
   *
   * @param reason one line for the user
   */
  record Overrun(FailureKind kind, String reason) {}
}
