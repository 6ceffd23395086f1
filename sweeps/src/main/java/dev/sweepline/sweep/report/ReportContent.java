package dev.sweepline.sweep.report;

import dev.sweepline.sweep.analysis.TrialFacts;
import dev.sweepline.sweep.board.BoardRow;
import dev.sweepline.sweep.board.Leaderboard;
import dev.sweepline.sweep.board.Standing;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepState;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Content of a report, taken from a history by whoever owns it; writing the report is then for any
 * thread. Immutable.
 *
 * @param ended milliseconds since 1970; empty while a driver works on it
 * @param rows the first of the board, {@link #ROWS} at most
 * @param curves of the first few of them
 * @param facts about all trials
 */
public record ReportContent(
    SweepSubmitted submitted,
    String name,
    SweepState state,
    SweepHistory.Counts counts,
    Optional<Long> ended,
    List<Standing> rows,
    List<Curve> curves,
    List<TrialFacts> facts) {
  /** As many lines as a drawing can hold. */
  public static final int ROWS = 1000;

  private static final int CURVES = 10;

  /** The measurements of a trial, oldest first. */
  record Curve(int trial, List<Measurement> measurements) {}

  public ReportContent {
    rows = List.copyOf(rows);
    curves = List.copyOf(curves);
    facts = List.copyOf(facts);
  }

  /** A history as it is now. */
  public static ReportContent of(SweepHistory history) {
    List<Standing> rows = new ArrayList<>();
    List<TrialFacts> facts = new ArrayList<>();
    for (TrialHistory trial : Leaderboard.order(history)) {
      if (rows.size() < ROWS) {
        rows.add(Leaderboard.standing(rows.size() + 1, trial, history));
      }
      facts.add(TrialFacts.of(new BoardRow(trial, history.submitted())));
    }
    return of(history, rows, facts);
  }

  /** The same where its trials have been looked at. */
  public static ReportContent of(
      SweepHistory history, List<Standing> rows, List<TrialFacts> facts) {
    List<Curve> curves =
        rows.stream()
            .limit(CURVES)
            .flatMap(row -> history.trial(row.trial()).stream())
            .map(trial -> new Curve(trial.trial(), List.copyOf(trial.measurements())))
            .toList();
    return new ReportContent(
        history.submitted(),
        history.name(),
        history.state(),
        history.counts(),
        history.ended().map(SweepEnded::at),
        rows,
        curves,
        facts);
  }

  /** The first row, where it has a finite value. */
  Optional<Standing> best() {
    return rows.stream().findFirst().filter(Standing::isRanked);
  }
}
