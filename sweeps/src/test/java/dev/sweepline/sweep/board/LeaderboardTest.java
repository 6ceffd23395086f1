package dev.sweepline.sweep.board;

import static dev.sweepline.sweep.kit.TestLogs.completed;
import static dev.sweepline.sweep.kit.TestLogs.failed;
import static dev.sweepline.sweep.kit.TestLogs.measured;
import static dev.sweepline.sweep.kit.TestLogs.started;
import static dev.sweepline.sweep.kit.TestLogs.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.Aggregate;
import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.value.ValueText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LeaderboardTest {
  /** 0 and 2 tie, 1 diverged, 3 failed with the best value of all, 4 has no value yet. */
  @ParameterizedTest
  @CsvSource({"MINIMIZE, '5,0,2,6,4,3,1,7'", "MAXIMIZE, '6,0,2,5,4,3,1,7'"})
  void of_ranksFiniteThenUnmeasuredThenFailedAndDiverged(Goal goal, String expected) {
    double sign = goal == Goal.MINIMIZE ? 1 : -1;
    SweepHistory history = new SweepHistory(submitted(goal, OptionalLong.empty()));
    for (int trial = 0; trial < 8; trial++) {
      history.apply(started(trial, 1));
    }
    history.apply(measured(0, 1, 1, 0.0));
    history.apply(measured(1, 1, 1, Double.NaN));
    history.apply(measured(2, 1, 1, -0.0));
    history.apply(measured(3, 1, 1, -9 * sign));
    history.apply(failed(3, 1));
    history.apply(measured(5, 1, 1, -1));
    history.apply(completed(5, 1));
    history.apply(measured(6, 1, 1, 1));
    history.apply(measured(7, 1, 1, sign * Double.NEGATIVE_INFINITY));

    List<Standing> board = Leaderboard.of(history);

    assertThat(board).extracting(Standing::trial).isEqualTo(ints(expected));
    assertThat(board).extracting(Standing::rank).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void of_namesTrialsByWhatVaries() {
    SweepHistory history = new SweepHistory(submitted(Goal.MINIMIZE, OptionalLong.empty()));
    history.apply(started(0, 1));

    assertThat(Leaderboard.of(history).get(0).name()).isEqualTo("relu-0.01235");
  }

  @Test
  void of_followsTheNewestMeasurement() {
    SweepHistory history = new SweepHistory(submitted(Goal.MINIMIZE, OptionalLong.empty()));
    history.apply(started(0, 1));
    history.apply(measured(0, 1, 1, 0.1));
    history.apply(measured(0, 1, 2, 0.3));

    Standing standing = Leaderboard.of(history).get(0);
    assertThat(standing.value()).hasValue(0.3);
    assertThat(standing.epoch()).isEqualTo(2);
  }

  @Test
  void of_readsTheObjectiveBehindMeasurementsOfOtherMetrics() {
    SweepHistory history = new SweepHistory(submitted(Goal.MINIMIZE, OptionalLong.empty()));
    history.apply(started(0, 1));
    history.apply(measured(0, 1, 1, 0.1));
    history.apply(
        new TrialMeasured(
            new TrialId("s", 0), 0, 1, 20, 2, new Measurement(2, 20, Map.of("test_acc", 0.9))));

    Standing standing = Leaderboard.of(history).get(0);
    assertThat(standing.value()).hasValue(0.1);
    assertThat(standing.epoch()).isEqualTo(1);
    assertThat(standing.epochs()).isEqualTo(2);
  }

  /** Trial 0 passes -5 and 5 on its way, with NaN in between; trial 1 stays at 1. */
  @ParameterizedTest
  @CsvSource({
    "MINIMIZE, LAST, '1,0', 2, 5",
    "MAXIMIZE, LAST, '0,1', 2, 5",
    "MINIMIZE, BEST, '0,1', -5, 2",
    "MAXIMIZE, BEST, '0,1', 5, 4"
  })
  void of_ranksByNewestOrBestValue(
      Goal goal, Aggregate aggregate, String order, double value, int epoch) {
    SweepHistory history = new SweepHistory(submitted(goal, OptionalLong.empty(), aggregate));
    history.apply(started(0, 1));
    history.apply(started(1, 1));
    double[] losses = {Double.NaN, -5, Double.NaN, 5, 2};
    for (int i = 0; i < losses.length; i++) {
      history.apply(measured(0, 1, i + 1, losses[i]));
    }
    history.apply(measured(1, 1, 1, 1));

    List<Standing> board = Leaderboard.of(history);

    assertThat(board).extracting(Standing::trial).isEqualTo(ints(order));
    Standing moving = board.get(ints(order).indexOf(0));
    assertThat(moving.value()).hasValue(value);
    assertThat(moving.epoch()).isEqualTo(epoch);
    assertThat(moving.epochs()).isEqualTo(5);
    assertThat(moving.metrics()).containsEntry("loss", value);
    assertThat(Leaderboard.best(history).orElseThrow()).isEqualTo(board.get(0));
  }

  @ParameterizedTest
  @EnumSource(Goal.class)
  void of_putsTrialThatWasNeverFiniteLastByBestValueToo(Goal goal) {
    SweepHistory history = new SweepHistory(submitted(goal, OptionalLong.empty(), Aggregate.BEST));
    history.apply(started(0, 1));
    history.apply(measured(0, 1, 1, Double.NaN));
    history.apply(measured(0, 1, 2, Double.NEGATIVE_INFINITY));
    history.apply(started(1, 1));

    assertThat(Leaderboard.of(history)).extracting(Standing::trial).containsExactly(1, 0);
    assertThat(Leaderboard.best(history)).isEmpty();
  }

  /** What the finished network reached is one value: there is nothing to pick from. */
  @Test
  void of_takesResultWhateverTheEpochsSay() {
    SweepHistory history =
        new SweepHistory(submitted(Goal.MINIMIZE, OptionalLong.empty(), Aggregate.BEST));
    history.apply(started(0, 1));
    history.apply(measured(0, 1, 1, 0.1));
    history.apply(
        new TrialEnded(
            new TrialId("s", 0),
            0,
            1,
            30,
            new TrialReport(new TrialEnd.Completed(), 1, Map.of("loss", 0.4))));

    assertThat(Leaderboard.of(history).get(0).value()).hasValue(0.4);
  }

  @Test
  void show_isShortForEveryKindOfValue() {
    assertThat(
            List.of(
                ValueText.show(0.1),
                ValueText.show(0.123456),
                ValueText.show(-0.0),
                ValueText.show(1e-5),
                ValueText.show(-1.23456e-7),
                ValueText.show(12345678.0),
                ValueText.show(123456.0),
                ValueText.show(64L),
                ValueText.show(null),
                ValueText.show(true),
                ValueText.show(Double.NaN),
                ValueText.show(Arrays.asList(1L, 0.5, null)),
                ValueText.show(Map.of("a", 0.25))))
        .containsExactly(
            "0.1",
            "0.1235",
            "0",
            "1e-5",
            "-1.235e-7",
            "1.235e7",
            "123500",
            "64",
            "null",
            "true",
            "NaN",
            "[1,0.5,null]",
            "{a: 0.25}");
  }

  private static List<Integer> ints(String text) {
    return Arrays.stream(text.split(",", -1)).map(Integer::valueOf).toList();
  }
}
