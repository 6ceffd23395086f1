package dev.sweepline.sweep.table;

import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The measurements of a sweep as a table: trial by trial, epoch by epoch, a column for each metric.
 * Of trials with several attempts the newest speaks. Not thread-safe, since the history is not.
 */
public final class MeasurementTable implements SweepTable {
  private final SweepHistory history;
  private final List<String> metrics;
  private final List<TableColumn> columns = new ArrayList<>();

  public MeasurementTable(SweepHistory history) {
    this.history = history;
    TreeSet<String> measured = new TreeSet<>();
    for (TrialHistory trial : history.trials()) {
      trial.measurements().forEach(each -> measured.addAll(each.metrics().keySet()));
    }
    metrics = List.copyOf(measured);
    ColumnNames names = new ColumnNames();
    for (String name : List.of("trial", "attempt", "epoch", "step")) {
      columns.add(new TableColumn(names.unlike("", name), ColumnType.INTEGER));
    }
    for (String name : metrics) {
      columns.add(new TableColumn(names.unlike("m.", name), ColumnType.REAL));
    }
  }

  @Override
  public List<TableColumn> columns() {
    return List.copyOf(columns);
  }

  @Override
  public Stream<List<Optional<Object>>> rows() {
    return history.trials().stream()
        .flatMap(trial -> trial.measurements().stream().map(measured -> row(trial, measured)));
  }

  private List<Optional<Object>> row(TrialHistory trial, Measurement measured) {
    List<Optional<Object>> row = new ArrayList<>(columns.size());
    row.add(Optional.of((long) trial.trial()));
    row.add(Optional.of((long) trial.attempt()));
    row.add(Optional.of((long) measured.epoch()));
    row.add(Optional.of(measured.step()));
    for (String name : metrics) {
      row.add(Optional.ofNullable(measured.metrics().get(name)));
    }
    return row;
  }
}
