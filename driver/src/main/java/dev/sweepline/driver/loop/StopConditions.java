package dev.sweepline.driver.loop;

import dev.sweepline.sweep.Limits;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.Objectives;
import dev.sweepline.sweep.board.RankKey;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.value.ValueText;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The conditions under which a sweep ends before all of its trials have run, decided from the
 * history alone.
 *
 * @param limits what the sweep file says
 */
public record StopConditions(Limits limits, Objectives objectives) {
  /** How often a failed trial is tried again when the file does not say. */
  private static final int RETRIES = 2;

  /** How often one driver forgives a trial. */
  int retries() {
    return limits.retries().orElse(RETRIES);
  }

  /** The most trials at once. */
  int parallel() {
    return limits.parallel().orElse(Integer.MAX_VALUE);
  }

  /** Why no more trials are started from now on, in one line for the user. */
  Optional<String> timeIsUp(SweepHistory history, long now) {
    return limits
        .time()
        .filter(time -> history.activeMillis(now) >= time.toMillis())
        .map(time -> "no more trials were started after " + shown(time) + ", as budget.time says");
  }

  /** Why no more trials are started once this one has ended. */
  Optional<String> targetMet(TrialHistory trial) {
    Objective objective = objectives.first();
    OptionalDouble score = RankKey.of(trial, objectives).finiteScore();
    if (limits.target().isEmpty() || score.isEmpty()) {
      return Optional.empty();
    }
    double value = objective.goal().value(score.getAsDouble());
    double target = limits.target().getAsDouble();
    return objective.goal().reaches(value, target)
        ? Optional.of(
            "no more trials were started once trial %d met metric.target: %s %s, asked %s"
                .formatted(
                    trial.trial(), objective.name(), ValueText.show(value), ValueText.show(target)))
        : Optional.empty();
  }

  /** Why the sweep is given up, in one line for the user. */
  Optional<String> givenUp(SweepHistory history) {
    int failed = history.counts().failed();
    return limits.failed().isPresent() && failed >= limits.failed().getAsInt()
        ? Optional.of(
            "given up after %d failed trials, as budget.failed says; mend the cause, then: retry %s"
                .formatted(failed, history.id()))
        : Optional.empty();
  }

  /** {@code 1h30m}, as sweep files write it. */
  private static String shown(Duration span) {
    return span.toString().substring(2).toLowerCase(Locale.ROOT);
  }
}
