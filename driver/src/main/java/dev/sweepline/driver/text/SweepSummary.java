package dev.sweepline.driver.text;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.analysis.TrialEnding;
import dev.sweepline.sweep.analysis.TrialFacts;
import dev.sweepline.sweep.board.BoardRow;
import dev.sweepline.sweep.board.Leaderboard;
import dev.sweepline.sweep.board.ParetoFront;
import dev.sweepline.sweep.event.SweepEvent.SweepRefitted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepHistory.Counts;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.sweep.trial.TrialState;
import dev.sweepline.sweep.view.HonestScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A summary of a sweep, a line each. Stateless. */
public final class SweepSummary {
  private static final int MOST_REASONS = 3;

  private SweepSummary() {}

  /** Id, state and counts. */
  public static String headline(SweepHistory sweep) {
    return sweep.id()
        + "  "
        + sweep.state().name().toLowerCase(Locale.ROOT)
        + "  "
        + counts(sweep.counts());
  }

  /** How many trials are where, leaving out the empty places. */
  public static String counts(Counts counts) {
    List<String> parts = new ArrayList<>();
    parts.add(counts.completed() + "/" + counts.planned() + " completed");
    add(parts, counts.running(), "running");
    add(parts, counts.paused(), "paused");
    add(parts, counts.stopped(), "stopped");
    add(parts, counts.failed(), "failed");
    add(parts, counts.cancelled(), "cancelled");
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, long count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }

  /** What the final model scores on the test part, and where it is. */
  public static String refitted(SweepRefitted refit) {
    String scores =
        Stream.of(
                MetricNames.TEST_ACCURACY,
                MetricNames.TEST + MetricNames.RMSE,
                MetricNames.TEST_LOSS)
            .filter(refit.results()::containsKey)
            .map(name -> name + " " + MetricFormat.show(refit.results(), name, 0))
            .collect(Collectors.joining(", "));
    return "final model, trial %d trained again on training and validation data: %s (%s)"
        .formatted(refit.trial(), scores, refit.model());
  }

  /** The best trial so far, with its value and the parameters that vary. */
  public static String best(SweepHistory sweep) {
    return Leaderboard.best(sweep)
        .map(
            standing -> {
              String objective = sweep.submitted().objective().name();
              double value = standing.value().getAsDouble();
              return "best %s %s (trial %d: %s)%s"
                  .formatted(
                      objective,
                      MetricFormat.show(
                          value, standing.metrics(), objective, sweep.submitted().networks()),
                      standing.trial(),
                      standing.name(),
                      front(sweep));
            })
        .orElse("no value yet");
  }

  /**
   * What to report of the best trial: its own score was looked at to choose it, its test figure was
   * not. Empty where it has no such figure, or nothing was chosen.
   */
  public static Optional<String> honest(SweepHistory sweep) {
    return HonestScore.of(sweep, Leaderboard.best(sweep));
  }

  /** Why trials failed, the most frequent reasons first, a line each with one that did. */
  public static List<String> failures(SweepHistory sweep) {
    Map<Integer, TrialFacts> failed =
        sweep.trials().stream()
            .filter(trial -> trial.state() == TrialState.FAILED)
            .map(trial -> TrialFacts.of(new BoardRow(trial, sweep.submitted())))
            .collect(Collectors.toMap(TrialFacts::trial, facts -> facts));
    List<TrialEnding> reasons = TrialEnding.of(failed.values());
    List<String> lines = new ArrayList<>();
    for (TrialEnding each : reasons.subList(0, Math.min(MOST_REASONS, reasons.size()))) {
      String reason = requireNonNull(failed.get(each.example())).reason();
      lines.add(
          "%d failed, %s: %s (trial %d)"
              .formatted(each.count(), each.kind(), reason, each.example()));
    }
    if (reasons.size() > MOST_REASONS) {
      lines.add("… and for " + (reasons.size() - MOST_REASONS) + " other reasons");
    }
    return lines;
  }

  private static String front(SweepHistory sweep) {
    if (!sweep.submitted().objectives().several()) {
      return "";
    }
    int trials = ParetoFront.of(sweep).size();
    return trials == 1
        ? ", which no other beats in any objective"
        : ", one of " + trials + " that no other beats in all objectives";
  }
}
