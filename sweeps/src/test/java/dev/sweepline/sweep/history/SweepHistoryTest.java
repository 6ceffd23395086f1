package dev.sweepline.sweep.history;

import static dev.sweepline.sweep.kit.TestLogs.completed;
import static dev.sweepline.sweep.kit.TestLogs.ended;
import static dev.sweepline.sweep.kit.TestLogs.failed;
import static dev.sweepline.sweep.kit.TestLogs.measured;
import static dev.sweepline.sweep.kit.TestLogs.over;
import static dev.sweepline.sweep.kit.TestLogs.started;
import static dev.sweepline.sweep.kit.TestLogs.submitted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.StageOpened;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded.Outcome;
import dev.sweepline.sweep.history.SweepHistory.Counts;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialState;
import dev.sweepline.sweep.view.LeaderboardJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SweepHistoryTest {
  private static final OptionalLong FIVE = OptionalLong.of(5);

  @Test
  void apply_twiceChangesNothing() {
    List<SweepEvent> log =
        List.of(
            started(0, 1),
            measured(0, 1, 1, 0.5),
            started(1, 1),
            measured(0, 1, 2, 0.4),
            completed(0, 1),
            over(40, Outcome.INTERRUPTED),
            started(1, 2),
            measured(1, 2, 1, 0.3));
    SweepHistory once = fold(log);
    SweepHistory twice = fold(log);
    log.forEach(twice::apply);

    assertThat(LeaderboardJson.write(twice)).isEqualTo(LeaderboardJson.write(once));
    assertThat(once.state()).isEqualTo(SweepState.RUNNING);
    assertThat(twice.state()).isEqualTo(SweepState.RUNNING);
    assertThat(twice.trial(1).orElseThrow().state()).isEqualTo(TrialState.RUNNING);
  }

  @Test
  void apply_ignoresOlderAttempts() {
    SweepHistory history =
        fold(
            List.of(
                started(0, 1),
                measured(0, 1, 1, 0.9),
                started(0, 2),
                measured(0, 1, 2, 0.8),
                failed(0, 1),
                started(0, 1),
                measured(0, 2, 1, 0.7)));
    TrialHistory trial = history.trial(0).orElseThrow();

    assertThat(trial.attempt()).isEqualTo(2);
    assertThat(trial.state()).isEqualTo(TrialState.RUNNING);
    assertThat(trial.measurements()).hasSize(1);
    assertThat(trial.lastMeasurement().orElseThrow().metric("loss")).isEqualTo(0.7);
  }

  @Test
  void apply_keepsMeasurementsThatOvertookTheirTrialsStart() {
    SweepHistory history =
        fold(
            List.of(
                measured(0, 1, 1, 0.9),
                started(0, 1),
                measured(0, 2, 1, 0.8),
                measured(0, 2, 2, 0.7),
                started(0, 2)));
    TrialHistory trial = history.trial(0).orElseThrow();

    assertThat(trial.attempt()).isEqualTo(2);
    assertThat(trial.measurements()).hasSize(2);
    assertThat(history.counts().running()).isEqualTo(1);
  }

  @Test
  void apply_keepsMeasurementsBehindAGapAndBehindTheEnd() {
    SweepHistory history =
        fold(
            List.of(
                started(0, 1), measured(0, 1, 2, 0.5), completed(0, 1), measured(0, 1, 3, 0.4)));
    TrialHistory trial = history.trial(0).orElseThrow();

    assertThat(trial.measurements()).hasSize(2);
    assertThat(trial.state()).isEqualTo(TrialState.COMPLETED);
    assertThat(trial.lastMeasurement().orElseThrow().metric("loss")).isEqualTo(0.4);
  }

  @Test
  void gap_isSeenWhenMeasurementsAreMissing() {
    assertThat(fold(List.of(started(0, 1), completed(0, 1))).trial(0).orElseThrow().gap()).isTrue();
    assertThat(
            fold(List.of(started(0, 1), measured(0, 1, 1, 0), completed(0, 1)))
                .trial(0)
                .orElseThrow()
                .gap())
        .isFalse();
  }

  @Test
  void apply_returnsRunningTrialsToPendingWhenTheDriverLeaves() {
    SweepHistory history =
        fold(List.of(started(0, 1), started(1, 1), completed(1, 1), over(40, Outcome.INTERRUPTED)));

    assertThat(history.counts()).isEqualTo(new Counts(5, 1, 0, 0, 0, 0, 4));
    assertThat(history.state()).isEqualTo(SweepState.INTERRUPTED);
  }

  @Test
  void counts_addUpWhateverTheOrder() {
    Random random = new Random(3);
    for (int round = 0; round < 300; round++) {
      SweepHistory history = new SweepHistory(submitted(Goal.MINIMIZE, FIVE));
      for (int i = 0; i < 60; i++) {
        history.apply(any(random));
        assertSum(history);
      }
    }
  }

  @Test
  void apply_replayOfAnyStretchOfALogChangesNothing() {
    Random random = new Random(4);
    for (int round = 0; round < 200; round++) {
      List<SweepEvent> log = log(random);
      SweepHistory history = fold(log);
      String board = LeaderboardJson.write(history);
      int from = random.nextInt(log.size());
      log.subList(from, from + random.nextInt(log.size() - from) + 1).forEach(history::apply);

      assertThat(LeaderboardJson.write(history)).isEqualTo(board);
      assertThat(LeaderboardJson.write(fold(log))).isEqualTo(board);
      assertSum(history);
    }
  }

  @Test
  void counts_withoutAnEndPlanWhatWasStarted() {
    SweepHistory history = new SweepHistory(submitted(Goal.MINIMIZE, OptionalLong.empty()));
    history.apply(started(0, 1));

    assertThat(history.counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 1, 0));
  }

  @Test
  void apply_keepsStagesInOrderOnce() {
    SweepHistory history = fold(List.of(stage(0), stage(0), stage(2), stage(1)));

    assertThat(history.stages()).containsExactly(stage(0), stage(1));
  }

  @Test
  void apply_refusesEventsOfAnotherSweep() {
    SweepHistory history = fold(List.of());

    assertThatThrownBy(() -> history.apply(new StageOpened("other", 0, 0, 0, 0, 1, Map.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("event of other applied to s");
  }

  private static StageOpened stage(int stage) {
    return new StageOpened("s", 0, 5, stage, stage * 3, 3, Map.of());
  }

  /** A log as drivers and workers may write it, late measurements and resumed sweeps included. */
  private static List<SweepEvent> log(Random random) {
    List<SweepEvent> log = new ArrayList<>();
    int[] attempts = new int[6];
    int[] sequences = new int[6];
    for (int i = 0; i < 50; i++) {
      int trial = random.nextInt(6);
      int choice = random.nextInt(10);
      if (attempts[trial] == 0 || choice == 0) {
        attempts[trial]++;
        sequences[trial] = 0;
        log.add(started(trial, attempts[trial]));
      } else if (choice < 7) {
        sequences[trial]++;
        log.add(measured(trial, attempts[trial], sequences[trial], random.nextDouble()));
      } else if (choice < 9) {
        log.add(
            random.nextBoolean()
                ? completed(trial, attempts[trial])
                : failed(trial, attempts[trial]));
      } else {
        log.add(over(100 + i, Outcome.INTERRUPTED));
      }
    }
    return log;
  }

  private static SweepEvent any(Random random) {
    int trial = random.nextInt(6);
    int attempt = 1 + random.nextInt(3);
    return switch (random.nextInt(8)) {
      case 0, 1 -> started(trial, attempt);
      case 2, 3 -> measured(trial, attempt, 1 + random.nextInt(4), random.nextDouble());
      case 4 -> completed(trial, attempt);
      case 5 -> failed(trial, attempt);
      case 6 -> ended(trial, attempt, new TrialEnd.Cancelled("by hand"));
      default -> over(random.nextInt(100), Outcome.INTERRUPTED);
    };
  }

  private static void assertSum(SweepHistory history) {
    Counts counts = history.counts();
    assertThat(counts.ended() + counts.running() + counts.pending()).isEqualTo(counts.planned());
    assertThat(counts.pending()).isNotNegative();
    assertThat(counts.running()).isNotNegative();
  }

  private static SweepHistory fold(List<? extends SweepEvent> log) {
    SweepHistory history = new SweepHistory(submitted(Goal.MINIMIZE, FIVE));
    log.forEach(history::apply);
    return history;
  }
}
