package dev.sweepline.driver.backtest.table;

import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.Objectives;
import dev.sweepline.sweep.board.RankKey;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.space.SearchSpace;
import dev.sweepline.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A table of the trials of a sweep that ran. Stateless. */
public final class RecordedTrials {
  private RecordedTrials() {}

  /**
   * The trials that completed, diverged or were stopped; one that was stopped stays as it was for
   * the steps that it did not train.
   *
   * @param space that of the file to be tested, whose names the trials' parameters have
   */
  public static MeasuredTable of(SweepHistory sweep, Objective objective, SearchSpace space) {
    List<TrialHistory> trials =
        sweep.trials().stream()
            .filter(trial -> trial.state().terminal() && trial.state() != TrialState.CANCELLED)
            .toList();
    int steps = Math.max(1, trials.stream().mapToInt(t -> t.measurements().size()).max().orElse(1));
    Map<List<Object>, MeasuredConfiguration> all = new LinkedHashMap<>();
    List<String> names = SpaceFit.columns(space);
    for (TrialHistory trial : trials) {
      Map<String, Object> values = space.assignments().unnested(trial.parameters());
      Curve curve = curve(trial, objective, steps);
      all.merge(
          key(names, values),
          new MeasuredConfiguration(values, List.of(curve)),
          RecordedTrials::joined);
    }
    long stopped = trials.stream().filter(t -> t.state() == TrialState.STOPPED).count();
    List<String> notes =
        stopped == 0
            ? List.of()
            : List.of(
                "%d of %d trials were stopped early: where they are not stopped here, they stay as they were"
                    .formatted(stopped, trials.size()));
    List<String> columns =
        names.stream()
            .filter(n -> all.values().stream().anyMatch(c -> c.values().containsKey(n)))
            .toList();
    return new MeasuredTable(
        sweep.id(),
        columns,
        List.copyOf(all.values()),
        IntStream.rangeClosed(1, steps).mapToObj(Double::valueOf).toList(),
        notes);
  }

  private static List<Object> key(List<String> names, Map<String, Object> values) {
    return names.stream()
        .map(name -> values.containsKey(name) ? CellValue.key(values.get(name)) : CellValue.ABSENT)
        .toList();
  }

  private static MeasuredConfiguration joined(
      MeasuredConfiguration some, MeasuredConfiguration more) {
    List<Curve> curves = new ArrayList<>(some.curves());
    curves.addAll(more.curves());
    return new MeasuredConfiguration(some.values(), curves);
  }

  private static Curve curve(TrialHistory trial, Objective objective, int steps) {
    double[] values = new double[steps];
    boolean failed = trial.state() == TrialState.FAILED;
    int measured = trial.measurements().size();
    for (int i = 0; i < Math.min(steps, measured); i++) {
      values[i] = trial.measurements().get(i).metric(objective.name());
    }
    double end =
        RankKey.of(trial, Objectives.of(objective)).finiteScore().stream()
            .map(objective.goal()::value)
            .findFirst()
            .orElse(Double.NaN);
    double last = measured == 0 ? end : values[measured - 1];
    Arrays.fill(values, Math.min(steps, measured), steps, failed ? Double.NaN : last);
    return new Curve(values, failed ? Double.NaN : end);
  }
}
