package dev.sweepline.driver.cli;

import dev.sweepline.sweep.board.Leaderboard;
import dev.sweepline.sweep.board.Standing;
import dev.sweepline.sweep.board.Values;
import dev.sweepline.sweep.event.SweepEvent.ParameterColumn;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.trial.MetricNames;
import java.util.ArrayList;
import java.util.List;

/** The leaderboard as text. */
final class BoardTable {
  private static final String TEST_RMSE = MetricNames.TEST + MetricNames.RMSE;

  private BoardTable() {}

  static String of(SweepHistory sweep, int limit) {
    List<String> varied =
        sweep.submitted().parameters().stream()
            .filter(column -> !column.kind().equals("constant"))
            .map(ParameterColumn::name)
            .toList();
    List<String> head = new ArrayList<>(List.of("rank", "trial", "state"));
    String objective = sweep.submitted().objective().name();
    List<Standing> board = Leaderboard.of(sweep);
    String test = test(board);
    head.add(objective);
    head.add(test);
    head.add("epoch");
    head.addAll(varied);
    Table table = new Table(head);
    board.stream()
        .limit(limit)
        .forEach(standing -> table.row(cells(standing, objective, test, varied)));
    return table.toString();
  }

  /** The most telling result of finished networks, whether they learn labels or numbers. */
  private static String test(List<Standing> board) {
    boolean numbers =
        board.stream().anyMatch(standing -> standing.metrics().containsKey(TEST_RMSE));
    return numbers ? TEST_RMSE : MetricNames.TEST_ACCURACY;
  }

  private static List<String> cells(
      Standing standing, String objective, String test, List<String> varied) {
    List<String> cells = new ArrayList<>();
    cells.add(String.valueOf(standing.rank()));
    cells.add(String.valueOf(standing.trial()));
    cells.add(standing.state().name());
    cells.add(
        standing.value().isPresent()
            ? Spreads.show(standing.value().getAsDouble(), standing.metrics(), objective)
            : "");
    cells.add(Spreads.show(standing.metrics(), test));
    cells.add(String.valueOf(standing.epoch()));
    for (String name : varied) {
      boolean has = standing.parameters().containsKey(name);
      cells.add(has ? Values.show(standing.parameters().get(name)) : "");
    }
    return cells;
  }
}
