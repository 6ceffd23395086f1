package dev.sweepline.sweep.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.event.SweepEvent.ParameterColumn;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.kit.TestSubmissions;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Copies on a board: found by filters, and folded into what they were copied from. */
class BoardFoldTest {
  /** #0 with its copies #2 and #3, #1 with its copy #4, #5 alone. */
  private final SweepHistory sweep =
      new SweepHistory(
          TestSubmissions.submission("s")
              .parameters(List.of(new ParameterColumn("momentum", "uniform", "")))
              .build());

  BoardFoldTest() {
    trial(0, 0.9, Optional.empty());
    trial(1, 0.7, Optional.empty());
    trial(2, 0.9, Optional.of(0));
    trial(3, 0.9, Optional.of(0));
    trial(4, 0.7, Optional.of(1));
    trial(5, 0.8, Optional.empty());
  }

  @Test
  void copies_areFound() {
    assertThat(shown("copy = true", BoardSort.BY_RANK, Optional.empty()))
        .containsExactlyInAnyOrder("2", "3", "4");
    assertThat(shown("copy = false", BoardSort.BY_RANK, Optional.empty()))
        .containsExactlyInAnyOrder("0", "1", "5");
    assertThat(shown("copy_of = 0", BoardSort.BY_RANK, Optional.empty())).containsExactly("2", "3");
  }

  @Test
  void copies_areFoldedIntoTheirOrigin_whichCountsThem() {
    assertThat(shown("", BoardSort.BY_RANK, Optional.of(Set.of())))
        .containsExactlyInAnyOrder("0+2", "5", "1+1");
    assertThat(shown("", BoardSort.of("-trial"), Optional.of(Set.of())))
        .containsExactly("5", "1+1", "0+2");
  }

  @Test
  void copies_haveRowsOfTheirOwn_onceTheyAreOpened() {
    assertThat(shown("", BoardSort.of("trial"), Optional.of(Set.of(0))))
        .containsExactly("0", "1+1", "2", "3", "5");
  }

  @Test
  void copies_whoseOriginDoesNotPass_areFoldedIntoTheFirstOfThem() {
    assertThat(shown("momentum > 1", BoardSort.of("trial"), Optional.of(Set.of())))
        .containsExactly("2+1", "4", "5");
  }

  /** Trials, each with how many are folded into it. */
  private List<String> shown(String filter, BoardSort sort, Optional<Set<Integer>> opened) {
    List<BoardRow> rows =
        sweep.trials().stream()
            .map(trial -> new BoardRow(trial, sweep.submitted()))
            .sorted()
            .toList();
    BoardColumns columns = BoardColumns.of(sweep.submitted().parameters(), Set.of());
    BoardFilter passing = new BoardFilter(columns, Set.of(), filter);
    BoardScan scan = new BoardScan(rows, columns, passing, sort, opened);
    return scan.result().stream()
        .map(row -> row.row().trial().trial() + (row.copies() == 0 ? "" : "+" + row.copies()))
        .toList();
  }

  private void trial(int number, double value, Optional<Integer> origin) {
    TrialId id = new TrialId("s", number);
    String metric = sweep.submitted().objectives().first().name();
    Map<String, Double> metrics = Map.of(metric, value);
    sweep.apply(
        new TrialStarted(
            id, 0, 1, 5, Map.of("momentum", (double) number), Budget.epochs(1), "driver/0"));
    sweep.apply(new TrialMeasured(id, 0, 1, 6, 1, new Measurement(1, 10, metrics)));
    sweep.apply(new TrialEnded(id, 0, 1, 7, new TrialReport(new Completed(origin), 1, metrics)));
  }
}
