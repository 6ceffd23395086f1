package dev.sweepline.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.dashboard.SyntheticSweep;
import dev.sweepline.sweep.board.BoardHead;
import dev.sweepline.sweep.board.BoardRow;
import dev.sweepline.sweep.board.Leaderboard;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.history.TrialHistory;
import java.util.List;
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
}
