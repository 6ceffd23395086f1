package dev.sweepline.sweep.trial;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Optional;

/** The end of a trial. */
public sealed interface TrialEnd extends Serializable {
  TrialState state();

  /** Why it did not complete, in one line for people; empty where it did. */
  Optional<String> explanation();

  /** The end of a trial that trained its whole budget. */
  record Completed() implements TrialEnd {
    @Override
    public TrialState state() {
      return TrialState.COMPLETED;
    }

    @Override
    public Optional<String> explanation() {
      return Optional.empty();
    }
  }

  /**
   * The end of a trial that a stopping rule ended.
   *
   * @param rule the rule's name
   * @param rung the epoch at which it was judged
   * @param cutoff the objective value it had to reach
   * @param value the objective value it had
   */
  record Stopped(String rule, int rung, double cutoff, double value) implements TrialEnd {
    public Stopped {
      requireNonNull(rule, "rule");
    }

    @Override
    public TrialState state() {
      return TrialState.STOPPED;
    }

    @Override
    public Optional<String> explanation() {
      return Optional.of(rule + " at " + rung + ", cutoff " + cutoff);
    }
  }

  /**
   * The end of a trial that could not finish.
   *
   * @param kind why, in one word
   * @param reason one line for the user
   * @param detail stack trace or log tail; may be empty
   */
  record Failed(FailureKind kind, String reason, String detail) implements TrialEnd {
    public Failed {
      requireNonNull(kind, "kind");
      requireNonNull(reason, "reason");
      requireNonNull(detail, "detail");
    }

    @Override
    public TrialState state() {
      return TrialState.FAILED;
    }

    @Override
    public Optional<String> explanation() {
      return Optional.of(kind + ": " + reason);
    }
  }

  /**
   * The end of a trial that the user or the end of the sweep took back.
   *
   * @param reason one line for the user
   */
  record Cancelled(String reason) implements TrialEnd {
    public Cancelled {
      requireNonNull(reason, "reason");
    }

    @Override
    public TrialState state() {
      return TrialState.CANCELLED;
    }

    @Override
    public Optional<String> explanation() {
      return Optional.of(reason);
    }
  }
}
