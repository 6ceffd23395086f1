package dev.sweepline.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.dashboard.SyntheticSweep;
import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.board.BoardHead;
import dev.sweepline.sweep.board.BoardRow;
import dev.sweepline.sweep.board.Leaderboard;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.kit.TestSubmissions;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveBoardTest {
  /** However many events come between two looks at it. */
  @Test
  void order_isThatOfTheWholeHistoryAfterEveryChange() {
    List<SweepEvent> events = new SyntheticSweep("s", 0, 5).finished("s", 40, 6);
    LiveSweeps sweeps = new LiveSweeps();
    int next = 0;
    for (int step = 1; next < events.size(); step = step % 7 + 1) {
      int end = Math.min(events.size(), next + step);
      sweeps.apply(events.subList(next, end));
      next = end;
      LiveSweep sweep = sweeps.find("s").orElseThrow();
      List<TrialHistory> expected = Leaderboard.order(sweep.history());

      assertThat(sweep.board().order()).extracting(BoardRow::trial).isEqualTo(expected);
      assertThat(sweep.board().head()).isEqualTo(BoardHead.of(sweep.history()));
      for (int i = 0; i < expected.size(); i++) {
        assertThat(sweep.board().find(expected.get(i).trial()).orElseThrow().rank())
            .isEqualTo(i + 1);
      }
    }
    assertThat(sweeps.find("s").orElseThrow().board().metrics())
        .contains("val_accuracy", "test_accuracy");
  }

  /** Of programs the newest measurement need not be the one that a row shows. */
  @Test
  void metrics_areThoseOfTheRowsAndOfWhatCameAfter() {
    LiveSweeps sweeps = new LiveSweeps();
    TrialId id = new TrialId("s", 0);
    sweeps.apply(
        List.of(
            TestSubmissions.submission("s")
                .objective(new Objective("eval/acc", Goal.MAXIMIZE))
                .build(),
            new TrialStarted(id, 0, 1, 1, Map.of(), Budget.epochs(1), "driver/0"),
            new TrialMeasured(
                id, 0, 1, 2, 1, new Measurement(1, 1, Map.of("eval/acc", 0.5, "eval/loss", 1.0))),
            new TrialMeasured(id, 0, 1, 3, 2, new Measurement(1, 2, Map.of("parameters", 3.0)))));

    assertThat(sweeps.find("s").orElseThrow().board().metrics())
        .containsExactly("eval/acc", "eval/loss", "parameters");
  }
}
