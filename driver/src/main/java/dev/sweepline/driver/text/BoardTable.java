package dev.sweepline.driver.text;

import dev.sweepline.sweep.Display;
import dev.sweepline.sweep.board.Leaderboard;
import dev.sweepline.sweep.board.ParetoFront;
import dev.sweepline.sweep.board.Standing;
import dev.sweepline.sweep.event.SweepEvent.ParameterColumn;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.sweep.value.ValueText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A leaderboard as text. Stateless. */
public final class BoardTable {
  private static final String TEST_RMSE = MetricNames.TEST + MetricNames.RMSE;
  private static final String EPOCH = "epoch";
  private static final String FRONT = "* no trial beats it in all objectives\n";
  private static final String CLOSE =
      "≈ not separable from the best: within two standard errors of their difference; ± is the"
          + " standard error of the mean of %d networks\n";

  private BoardTable() {}

  /** The first rows and the Pareto front, with the columns that the sweep file asks for. */
  public static String of(SweepHistory sweep, int limit) {
    String objective = sweep.submitted().objective().name();
    List<String> varied =
        sweep.submitted().parameters().stream()
            .filter(column -> !column.kind().equals("constant"))
            .map(ParameterColumn::name)
            .toList();
    List<Standing> board = Leaderboard.of(sweep);
    List<String> columns = new ArrayList<>(sweep.submitted().display().columns());
    if (columns.isEmpty()) {
      sweep.submitted().objectives().all().forEach(each -> columns.add(each.name()));
      test(board).ifPresent(columns::add);
      columns.add(EPOCH);
      columns.addAll(varied);
    }
    List<String> head = new ArrayList<>(List.of("rank", "trial", "state"));
    head.addAll(columns);
    TextTable table = new TextTable(head);
    Set<Integer> front = front(sweep);
    int networks = sweep.submitted().networks();
    boolean anyClose = false;
    for (Standing standing : board) {
      if (standing.rank() <= limit || front.contains(standing.trial())) {
        boolean close = standing.rank() > 1 && !standing.isSeparableFrom(board.get(0));
        anyClose |= close;
        table.row(cells(standing, mark(standing, close, front), columns, objective, networks));
      }
    }
    return table + (front.isEmpty() ? "" : FRONT) + (anyClose ? CLOSE.formatted(networks) : "");
  }

  private static String mark(Standing standing, boolean close, Set<Integer> front) {
    return (standing.isRanked() ? String.valueOf(standing.rank()) : "")
        + (front.contains(standing.trial()) ? "*" : "")
        + (close && standing.isRanked() ? "≈" : "");
  }

  private static Set<Integer> front(SweepHistory sweep) {
    return sweep.submitted().objectives().several()
        ? new HashSet<>(ParetoFront.of(sweep))
        : Set.of();
  }

  /** The most telling result of finished networks, whether they learn labels or numbers. */
  private static Optional<String> test(List<Standing> board) {
    return Stream.of(TEST_RMSE, MetricNames.TEST_ACCURACY)
        .filter(name -> board.stream().anyMatch(row -> row.metrics().containsKey(name)))
        .findFirst();
  }

  private static List<String> cells(
      Standing standing, String rank, List<String> columns, String objective, int networks) {
    List<String> cells = new ArrayList<>();
    cells.add(rank);
    cells.add(String.valueOf(standing.trial()));
    cells.add(standing.state().name());
    columns.forEach(column -> cells.add(cell(standing, column, objective, networks)));
    return cells;
  }

  private static String cell(Standing standing, String column, String objective, int networks) {
    if (column.equals(objective)) {
      return standing.value().isPresent()
          ? MetricFormat.show(
              standing.value().getAsDouble(), standing.metrics(), objective, networks)
          : "";
    }
    if (standing.parameters().containsKey(column)) {
      return ValueText.show(standing.parameters().get(column));
    }
    if (standing.metrics().containsKey(column)) {
      return MetricFormat.show(standing.metrics(), column, networks);
    }
    return switch (column) {
      case Display.NAME -> standing.name();
      case EPOCH -> String.valueOf(standing.epoch());
      default -> "";
    };
  }
}
