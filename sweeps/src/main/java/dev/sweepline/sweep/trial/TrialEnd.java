package dev.sweepline.sweep.trial;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.value.ValueText;
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
   * @param rung at which of its values of the objective it was judged, from 1
   * @param cutoff the objective value it had to reach
   * @param value the objective value it had
   * @param population how many trials had come that far, itself among them; 0 in logs that do not
   *     say
   */
  record Stopped(String rule, int rung, double cutoff, double value, int population)
      implements TrialEnd {
    public Stopped {
      requireNonNull(rule, "rule");
    }

    @Override
    public TrialState state() {
      return TrialState.STOPPED;
    }

    @Override
    public Optional<String> explanation() {
      String judged =
          "%s at report %d: %s, where %s was asked"
              .formatted(rule, rung, ValueText.show(value), ValueText.show(cutoff));
      return Optional.of(
          population == 0 ? judged : judged + ", as " + population + " trials had come so far");
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
