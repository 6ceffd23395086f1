package dev.sweepline.sweep.board;

import dev.sweepline.sweep.board.BoardColumns.Column;
import dev.sweepline.sweep.formula.Formula;
import dev.sweepline.sweep.formula.FormulaException;
import dev.sweepline.sweep.formula.SearchFormula;
import dev.sweepline.sweep.trial.TrialState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A filter of a board's rows: by states, and by what somebody wrote into its search box, which
 * {@link SearchFormula} reads. A row that lacks what is compared does not pass, nor does one whose
 * value cannot be compared so. Not thread-safe.
 */
public final class BoardFilter {
  private final Map<String, Column> read = new HashMap<>();
  private final Set<TrialState> states;
  private final Optional<Formula> formula;
  private Optional<FormulaException> first = Optional.empty();

  /**
   * Reads a filter.
   *
   * @param states of rows that pass; empty for all
   * @param text blank for all rows
   * @throws FormulaException with what is wrong and what to write instead
   */
  public BoardFilter(BoardColumns columns, Set<TrialState> states, String text) {
    this.states = Set.copyOf(states);
    this.formula =
        text.isBlank()
            ? Optional.empty()
            : Optional.of(SearchFormula.of(text.strip(), columns.names()));
    formula.ifPresent(
        wanted -> wanted.names().forEach(name -> read.put(name, column(name, columns))));
  }

  private static Column column(String name, BoardColumns columns) {
    return name.equals(SearchFormula.MENTIONS)
        ? (row, rank) -> row.mentioned()
        : columns.find(name).orElseThrow();
  }

  boolean passesAll() {
    return states.isEmpty() && formula.isEmpty();
  }

  boolean test(BoardRow row, int rank) {
    if (!states.isEmpty() && !states.contains(row.state())) {
      return false;
    }
    return formula.isEmpty() || holds(formula.get(), row, rank);
  }

  private boolean holds(Formula wanted, BoardRow row, int rank) {
    try {
      return wanted.holdsOf(name -> read.get(name).of(row, rank));
    } catch (FormulaException e) {
      if (first.isEmpty()) {
        first = Optional.of(e);
      }
      return false;
    }
  }

  /** Why the first row did not pass whose values could not be compared so. */
  Optional<FormulaException> problem() {
    return first;
  }
}
