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
  private BoardTable() {}

  static String of(SweepHistory sweep, int limit) {
    List<String> varied =
        sweep.submitted().parameters().stream()
            .filter(column -> !column.kind().equals("constant"))
            .map(ParameterColumn::name)
            .toList();
    List<String> head = new ArrayList<>(List.of("rank", "trial", "state"));
    head.add(sweep.submitted().objective().name());
    head.add(MetricNames.TEST_ACCURACY);
    head.add("epoch");
    head.addAll(varied);
    Table table = new Table(head);
    Leaderboard.of(sweep).stream()
        .limit(limit)
        .forEach(standing -> table.row(cells(standing, varied)));
    return table.toString();
  }

  private static List<String> cells(Standing standing, List<String> varied) {
    List<String> cells = new ArrayList<>();
    cells.add(String.valueOf(standing.rank()));
    cells.add(String.valueOf(standing.trial()));
    cells.add(standing.state().name());
    cells.add(standing.value().isPresent() ? Values.show(standing.value().getAsDouble()) : "");
    Double test = standing.metrics().get(MetricNames.TEST_ACCURACY);
    cells.add(test == null ? "" : Values.show(test));
    cells.add(String.valueOf(standing.epoch()));
    for (String name : varied) {
      boolean has = standing.parameters().containsKey(name);
      cells.add(has ? Values.show(standing.parameters().get(name)) : "");
    }
    return cells;
  }
}
