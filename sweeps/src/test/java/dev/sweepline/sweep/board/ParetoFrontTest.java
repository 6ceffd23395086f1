package dev.sweepline.sweep.board;

import static dev.sweepline.sweep.kit.TestLogs.completed;
import static dev.sweepline.sweep.kit.TestLogs.failed;
import static dev.sweepline.sweep.kit.TestLogs.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.MetricBound;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.Objectives;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.kit.TestSubmissions;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ParetoFrontTest {
  private static final Objective ACCURACY = new Objective("val_accuracy", Goal.MAXIMIZE);
  private static final Objective SECONDS = new Objective("seconds", Goal.MINIMIZE);

  private final SweepHistory history = history(List.of());

  private static SweepHistory history(List<MetricBound> constraints) {
    return new SweepHistory(
        TestSubmissions.submission("s")
            .objectives(new Objectives(ACCURACY, List.of(SECONDS), constraints))
            .build());
  }

  private static void trial(SweepHistory history, int trial, double accuracy, double seconds) {
    history.apply(started(trial, 1));
    Map<String, Double> metrics = Map.of("val_accuracy", accuracy, "seconds", seconds);
    TrialId id = new TrialId(history.id(), trial);
    history.apply(new TrialMeasured(id, 0, 1, 1, 1, new Measurement(1, 10, metrics)));
  }

  @Test
  void of_leavesOutWhatIsBeatenInAllObjectives() {
    trial(history, 0, 0.9, 5);
    trial(history, 1, 0.8, 1);
    trial(history, 2, 0.8, 2);
    trial(history, 3, 0.95, 9);
    trial(history, 4, 0.89, 6);

    assertThat(ParetoFront.of(history)).containsExactly(3, 0, 1);
  }

  @Test
  void of_keepsTwins() {
    trial(history, 0, 0.9, 5);
    trial(history, 1, 0.9, 5);

    assertThat(ParetoFront.of(history)).containsExactly(0, 1);
  }

  @Test
  void of_takesNoneThatFailedOrLacksAValue() {
    trial(history, 0, 0.5, 5);
    trial(history, 1, 0.9, 1);
    history.apply(failed(1, 1));
    trial(history, 2, 0.9, Double.NaN);
    history.apply(completed(2, 1));

    assertThat(ParetoFront.of(history)).containsExactly(0);
  }

  @Test
  void of_takesNoneThatBreaksAConstraint() {
    SweepHistory bounded = history(List.of(MetricBound.parse("seconds < 6").orElseThrow()));
    trial(bounded, 0, 0.99, 7);
    trial(bounded, 1, 0.9, 5);

    assertThat(ParetoFront.of(bounded)).containsExactly(1);
    List<Standing> board = Leaderboard.of(bounded);
    assertThat(board).extracting(Standing::trial).containsExactly(1, 0);
    assertThat(board).extracting(Standing::isRanked).containsExactly(true, false);
    assertThat(board.get(1).reason()).contains("seconds < 6.0 is asked, and it is 7");
  }

  /** Against the definition, pair by pair. */
  @Test
  void of_isWhatTheDefinitionSays() {
    Random random = new Random(3);
    double[][] values = new double[200][];
    for (int i = 0; i < values.length; i++) {
      values[i] = new double[] {random.nextInt(20), random.nextInt(20)};
      trial(history, i, values[i][0], values[i][1]);
    }
    List<Integer> expected = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      boolean beaten = false;
      for (double[] other : values) {
        beaten |=
            other[0] >= values[i][0]
                && other[1] <= values[i][1]
                && (other[0] > values[i][0] || other[1] < values[i][1]);
      }
      if (!beaten) {
        expected.add(i);
      }
    }

    assertThat(ParetoFront.of(history)).containsExactlyInAnyOrderElementsOf(expected);
  }
}
