package dev.sweepline.deploy.faults;

import dev.sweepline.sweep.board.Leaderboard;
import dev.sweepline.sweep.event.SweepEvent.StageOpened;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.sweep.trial.TrialReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything of a finished sweep that must come out the same, whatever happened on the way.
 *
 * @param order trials, best first
 * @param rows by trial
 * @param stages their windows, as text
 */
record Board(List<Integer> order, SortedMap<Integer, Row> rows, List<String> stages) {
  private static final int MOST_SHOWN = 3;

  /**
   * What a trial was and came to.
   *
   * @param curve metrics by epoch and step, without the time they took
   */
  record Row(
      Map<String, Object> parameters,
      String state,
      Map<String, Map<String, Double>> curve,
      Map<String, Double> results) {}

  static Board of(SweepHistory sweep) {
    SortedMap<Integer, Row> rows = new TreeMap<>();
    sweep.trials().forEach(trial -> rows.put(trial.trial(), row(trial)));
    return new Board(
        Leaderboard.order(sweep).stream().map(TrialHistory::trial).toList(),
        rows,
        sweep.stages().stream().map(Board::stage).toList());
  }

  private static Row row(TrialHistory trial) {
    Map<String, Map<String, Double>> curve = new TreeMap<>();
    trial.measurements().forEach(m -> curve.put(m.epoch() + "/" + m.step(), timeless(m.metrics())));
    Map<String, Double> results = trial.report().map(TrialReport::results).orElse(Map.of());
    return new Row(trial.parameters(), trial.state().name(), curve, timeless(results));
  }

  private static Map<String, Double> timeless(Map<String, Double> metrics) {
    Map<String, Double> rest = new TreeMap<>(metrics);
    rest.remove(MetricNames.SECONDS);
    return rest;
  }

  private static String stage(StageOpened stage) {
    return stage.stage() + " from " + stage.firstTrial() + ": " + stage.window();
  }

  /** What is not as it was undisturbed, in lines; empty when all is equal, bit for bit. */
  List<String> differences(Board undisturbed) {
    List<String> lines = new ArrayList<>();
    for (int trial : undisturbed.rows.keySet()) {
      Row mine = rows.get(trial);
      Row theirs = undisturbed.rows.get(trial);
      if (!Objects.equals(mine, theirs) && lines.size() < MOST_SHOWN) {
        lines.add("trial " + trial + " is " + mine + " and was " + theirs);
      }
    }
    if (rows.size() != undisturbed.rows.size()) {
      lines.add(rows.size() + " trials, were " + undisturbed.rows.size());
    }
    if (!stages.equals(undisturbed.stages)) {
      lines.add("stages " + stages + ", were " + undisturbed.stages);
    }
    if (!order.equals(undisturbed.order)) {
      lines.add("the board's order differs");
    }
    return lines;
  }
}
