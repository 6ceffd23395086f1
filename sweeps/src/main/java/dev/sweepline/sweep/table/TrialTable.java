package dev.sweepline.sweep.table;

import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.board.Leaderboard;
import dev.sweepline.sweep.board.Standing;
import dev.sweepline.sweep.event.SweepEvent.ParameterColumn;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.text.Words;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.sweep.trial.TrialEnd;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The trials of a sweep as a table, best first: place, state and value, what people say of them,
 * times, parameters, then metrics: each as the board has it, {@code best.NAME} over all epochs for
 * objectives, {@code last.NAME} of the newest epoch. Not thread-safe, since the history is not.
 */
public final class TrialTable implements SweepTable {
  private final SweepHistory history;
  private final List<TableColumn> columns = new ArrayList<>();
  private final List<Cell> cells = new ArrayList<>();
  private final ColumnNames names = new ColumnNames();

  /** A column's value in a row. */
  @FunctionalInterface
  private interface Cell {
    Optional<Object> of(Standing row, TrialHistory trial);
  }

  /**
   * The table of a sweep whose metrics are known.
   *
   * @param metrics the names of what its trials measure
   */
  public TrialTable(SweepHistory history, Collection<String> metrics) {
    this.history = history;
    fixed();
    history.submitted().parameters().stream().map(ParameterColumn::name).forEach(this::parameter);
    metrics.forEach(this::metric);
    history.submitted().objectives().all().forEach(this::best);
    metrics.stream().filter(name -> !name.startsWith(MetricNames.TEST)).forEach(this::last);
  }

  /** The table of a sweep. */
  public static TrialTable of(SweepHistory history) {
    return new TrialTable(history, metrics(history));
  }

  /** The names of what a sweep's trials have measured, and of the objectives. */
  public static Set<String> metrics(SweepHistory history) {
    Set<String> names = new TreeSet<>(history.submitted().objectives().metrics());
    for (TrialHistory trial : history.trials()) {
      trial.measurements().forEach(measured -> names.addAll(measured.metrics().keySet()));
      trial.report().ifPresent(report -> names.addAll(report.results().keySet()));
    }
    return names;
  }

  private void fixed() {
    fixed("rank", ColumnType.INTEGER, (row, trial) -> Optional.of((long) row.rank()));
    fixed("trial", ColumnType.INTEGER, (row, trial) -> Optional.of((long) row.trial()));
    fixed("name", ColumnType.TEXT, (row, trial) -> Optional.of(row.name()));
    fixed("state", ColumnType.TEXT, (row, trial) -> Optional.of(Words.of(row.state())));
    fixed("attempt", ColumnType.INTEGER, (row, trial) -> Optional.of((long) row.attempt()));
    fixed("value", ColumnType.REAL, (row, trial) -> given(row.value()));
    fixed("epoch", ColumnType.INTEGER, (row, trial) -> Optional.of((long) row.epoch()));
    fixed("slot", ColumnType.TEXT, (row, trial) -> given(trial.slot()));
    fixed("reason", ColumnType.TEXT, (row, trial) -> row.reason().map(text -> text));
    fixed("kind", ColumnType.TEXT, (row, trial) -> kind(trial));
    fixed("standard_error", ColumnType.REAL, (row, trial) -> given(row.standardError()));
    fixed("epochs", ColumnType.INTEGER, (row, trial) -> Optional.of((long) row.epochs()));
    fixed(
        "starred", ColumnType.BOOLEAN, (row, trial) -> Optional.of(row.marks().starred().value()));
    fixed(
        "tags",
        ColumnType.TEXT,
        (row, trial) -> given(String.join(",", row.marks().tags().value())));
    fixed("note", ColumnType.TEXT, (row, trial) -> given(row.marks().note().value()));
    fixed("started_at", ColumnType.TIME, (row, trial) -> Optional.of(trial.startedAt()));
    fixed("ended_at", ColumnType.TIME, (row, trial) -> trial.endedAt().map(at -> at));
    fixed("wall_seconds", ColumnType.REAL, (row, trial) -> wallSeconds(trial));
  }

  private void fixed(String name, ColumnType type, Cell cell) {
    add(names.unlike("", name), type, cell);
  }

  private static Optional<Object> wallSeconds(TrialHistory trial) {
    return trial.endedAt().map(at -> (at - trial.startedAt()) / 1000.0);
  }

  private void parameter(String name) {
    add(
        names.unlike("p.", name),
        ColumnType.MIXED,
        (row, trial) -> Optional.ofNullable(row.parameters().get(name)));
  }

  private void metric(String name) {
    add(
        names.unlike("m.", name),
        ColumnType.REAL,
        (row, trial) -> Optional.ofNullable(row.metrics().get(name)));
  }

  private void best(Objective objective) {
    String name = objective.name();
    add(
        names.unlike("m.", "best." + name),
        ColumnType.REAL,
        (row, trial) ->
            trial.measurements().stream()
                .filter(each -> each.metrics().containsKey(name))
                .map(each -> each.metric(name))
                .reduce((a, b) -> objective.goal().better(b, a) ? b : a)
                .map(value -> value));
  }

  private void last(String name) {
    add(
        names.unlike("m.", "last." + name),
        ColumnType.REAL,
        (row, trial) -> newest(trial, name).map(measured -> measured.metric(name)));
  }

  /** Programs report one thing after the other: the newest epoch may have others only. */
  private static Optional<Measurement> newest(TrialHistory trial, String name) {
    List<Measurement> all = trial.measurements();
    return IntStream.iterate(all.size() - 1, at -> at >= 0, at -> at - 1)
        .mapToObj(all::get)
        .filter(measured -> measured.metrics().containsKey(name))
        .findFirst();
  }

  private static Optional<Object> kind(TrialHistory trial) {
    return trial
        .report()
        .filter(report -> report.end() instanceof TrialEnd.Failed)
        .map(report -> Words.of(((TrialEnd.Failed) report.end()).kind()));
  }

  private static Optional<Object> given(OptionalDouble number) {
    return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
  }

  private static Optional<Object> given(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private void add(String name, ColumnType type, Cell cell) {
    columns.add(new TableColumn(name, type));
    cells.add(cell);
  }

  @Override
  public List<TableColumn> columns() {
    return List.copyOf(columns);
  }

  @Override
  public Stream<List<Optional<Object>>> rows() {
    List<TrialHistory> order = Leaderboard.order(history);
    return IntStream.range(0, order.size()).mapToObj(at -> row(at + 1, order.get(at)));
  }

  /**
   * One row.
   *
   * @param rank the trial's place on the board, from 1
   */
  public List<Optional<Object>> row(int rank, TrialHistory trial) {
    Standing standing = Leaderboard.standing(rank, trial, history);
    return cells.stream().map(cell -> cell.of(standing, trial)).toList();
  }
}
