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

  /**
   * The end of a trial that trained its whole budget.
   *
   * @param twin the trial that computed all of it for this one, since it is the same network; −1
   *     for a trial that trained itself. A number, since ends go over the wire as Java's own
   *     objects
   */
  record Completed(int twin) implements TrialEnd {
    private static final int ITSELF = -1;

    /** Of a trial that another computed, if any. */
    public Completed(Optional<Integer> sameAs) {
      this(sameAs.orElse(ITSELF));
    }

    /** Of a trial that trained itself. */
    public Completed() {
      this(ITSELF);
    }

    /** The trial that computed all of it for this one; empty for a trial that trained itself. */
    public Optional<Integer> sameAs() {
      return twin == ITSELF ? Optional.empty() : Optional.of(twin);
    }

    @Override
    public TrialState state() {
      return TrialState.COMPLETED;
    }

    @Override
    public Optional<String> explanation() {
      return sameAs().map(trial -> "the same network as #" + trial);
    }
  }

  /**
   * The end of a trial that a stopping rule ended.
   *
   * @param rule the rule's name
   * @param rung where it was judged
   * @param cutoff the objective value it had to reach; NaN where that is not what the rule asks for
   * @param value the objective value it had
   * @param population how many trials had come that far, itself among them; 0 in logs that do not
   *     say, and where it was held against no other
   * @param unit what {@code rung} counts; reports of the objective in logs that do not say
   * @param reason why, where the cutoff does not say; may be empty
   */
  record Stopped(
      String rule,
      int rung,
      double cutoff,
      double value,
      int population,
      Iterations unit,
      String reason)
      implements TrialEnd {
    public Stopped {
      requireNonNull(rule, "rule");
      requireNonNull(unit, "unit");
      requireNonNull(reason, "reason");
    }

    /** One that was held against others by reports. */
    public Stopped(String rule, int rung, double cutoff, double value, int population) {
      this(rule, rung, cutoff, value, population, Iterations.REPORTS, "");
    }

    @Override
    public TrialState state() {
      return TrialState.STOPPED;
    }

    @Override
    public Optional<String> explanation() {
      return Optional.of(
          sentence(
              Integer.toString(rung),
              ValueText.show(value),
              ValueText.show(cutoff),
              Integer.toString(population)));
    }

    /** The explanation without its figures: the same for all that were stopped in this way. */
    public String manner() {
      return sentence("…", "…", "…", "…");
    }

    private String sentence(String at, String had, String asked, String trials) {
      String where = rule + " at " + unit.one() + " " + at + ": ";
      if (!reason.isEmpty()) {
        return where + reason;
      }
      String judged = where + had + ", where " + asked + " was asked";
      return population == 0 ? judged : judged + ", as " + trials + " trials had come so far";
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
