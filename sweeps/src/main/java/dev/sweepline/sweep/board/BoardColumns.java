package dev.sweepline.sweep.board;

import dev.sweepline.sweep.event.SweepEvent.ParameterColumn;
import dev.sweepline.sweep.formula.OneOf;
import dev.sweepline.sweep.text.DidYouMean;
import dev.sweepline.sweep.text.Words;
import dev.sweepline.sweep.trial.TrialEnd;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The columns by which a board can be sorted and filtered: those that every board has, then
 * parameters, then metrics, where several have one name; {@code p.NAME} and {@code m.NAME} are
 * always the parameter and the metric. Immutable.
 */
public final class BoardColumns {
  private static final Map<String, Column> FIXED =
      Map.of(
          "rank", (row, rank) -> (long) rank,
          "trial", (row, rank) -> (long) row.key().trial(),
          "name", (row, rank) -> row.name(),
          "state", (row, rank) -> Words.of(row.state()),
          "attempt", (row, rank) -> (long) row.attempt(),
          "value", (row, rank) -> row.value(),
          "epoch", (row, rank) -> (long) row.epoch(),
          "slot", (row, rank) -> row.slot(),
          "reason", (row, rank) -> row.reason().<Object>map(text -> text).orElse(Double.NaN),
          "kind", (row, rank) -> kind(row));

  /**
   * What people say about trials, and copies; a parameter or metric of the name comes before it.
   */
  private static final Map<String, Column> MARKS =
      Map.of(
          "copy", (row, rank) -> row.copyOf().isPresent(),
          "copy_of", (row, rank) -> row.copyOf().<Object>map(Long::valueOf).orElse(Double.NaN),
          "starred", (row, rank) -> row.marks().starred().value(),
          "tag", (row, rank) -> given(row.marks().tags().value()),
          "note", (row, rank) -> given(row.marks().note().value()));

  private final Map<String, Column> columns;

  /** A column's value in a row. */
  @FunctionalInterface
  interface Column {
    /**
     * Long, Double, Boolean, String, List, Map or {@link OneOf}; NaN where the row has none.
     *
     * @param rank the row's place on the board, from 1
     */
    Object of(BoardRow row, int rank);
  }

  private BoardColumns(Map<String, Column> columns) {
    this.columns = columns;
  }

  /**
   * The columns of a sweep.
   *
   * @param metrics the names of what its trials measure
   */
  public static BoardColumns of(
      Collection<ParameterColumn> parameters, Collection<String> metrics) {
    Map<String, Column> columns = new HashMap<>(MARKS);
    for (String name : metrics) {
      Column column = (row, rank) -> row.metric(name);
      columns.put(name, column);
      columns.put("m." + name, column);
    }
    for (ParameterColumn parameter : parameters) {
      String name = parameter.name();
      Column column = (row, rank) -> row.parameters().getOrDefault(name, Double.NaN);
      columns.put(name, column);
      columns.put("p." + name, column);
    }
    columns.putAll(FIXED);
    return new BoardColumns(columns);
  }

  private static Object given(String text) {
    return text.isEmpty() ? (Object) Double.NaN : text;
  }

  private static Object given(List<String> words) {
    return words.isEmpty() ? (Object) Double.NaN : new OneOf(words);
  }

  private static Object kind(BoardRow row) {
    return row.end()
        .filter(end -> end instanceof TrialEnd.Failed)
        .<Object>map(end -> ((TrialEnd.Failed) end).kind().name())
        .orElse(Double.NaN);
  }

  public Set<String> names() {
    return Collections.unmodifiableSet(new TreeMap<>(columns).keySet());
  }

  /**
   * A row's value; NaN where it has none.
   *
   * @throws IllegalArgumentException where there is no column of the name
   */
  public Object value(String name, RankedRow row) {
    return column(name).of(row.row(), row.rank());
  }

  /**
   * The column of a name.
   *
   * @throws IllegalArgumentException where there is none
   */
  Column column(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no column '" + name + "'" + DidYouMean.hint(name, names())));
  }

  Optional<Column> find(String name) {
    return Optional.ofNullable(columns.get(name));
  }
}
