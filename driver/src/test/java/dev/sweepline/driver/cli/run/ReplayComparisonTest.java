package dev.sweepline.driver.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.driver.cli.run.ReplayComparison.Result;
import dev.sweepline.sweep.Aggregate;
import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.kit.TestSubmissions;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialEnd.Stopped;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.Verdict;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReplayComparisonTest {
  private static final TrialId ID = new TrialId("s", 0);

  private ReplayComparison comparison = new ReplayComparison(recorded(0.5, 0.25));

  @Test
  void sameBits_areTheSame() {
    assertThat(replay(true, 0.5, 0.25))
        .isEqualTo(new Result(true, "the same, bit by bit, in 2 epochs"));
  }

  @Test
  void sameBits_areTheSameUnderOtherKernels() {
    assertThat(replay(false, 0.5, 0.25))
        .isEqualTo(new Result(true, "the same, bit by bit, in 2 epochs"));
  }

  @Test
  void lastBit_countsUnderTheSameKernels() {
    double next = Math.nextUp(0.5);

    assertThat(replay(true, next, 0.25))
        .isEqualTo(new Result(false, "not the same: val_loss of epoch 1 was 0.5 and is " + next));
  }

  @Test
  void rounding_isTheSameUnderOtherKernelsOnly() {
    assertThat(replay(false, 0.500001, 0.25))
        .isEqualTo(
            new Result(
                true,
                "other kernels, so not held to the last bit: losses are the same within 1.0E-4 in"
                    + " the first 2 of 2 epochs; the largest difference: val_loss of epoch 1 was"
                    + " 0.5 and is 0.500001"));
  }

  @Test
  void moreThanRounding_isNotOfOtherKernels() {
    assertThat(replay(false, 0.5, 0.26))
        .isEqualTo(
            new Result(
                false,
                "other kernels, so not held to the last bit: not the same: val_loss of epoch 2 was"
                    + " 0.25 and is 0.26"));
  }

  /** What training makes of a rounding by then can be anything. */
  @Test
  void laterEpochs_areNotHeldUnderOtherKernels() {
    double[] then = new double[11];
    double[] now = then.clone();
    now[10] = 1;
    comparison = new ReplayComparison(recorded(then));

    Result result = replay(false, now);

    assertThat(result.same()).isTrue();
    assertThat(result.text()).contains("first 10 of 11 epochs", "epoch 11 was 0.0 and is 1.0");
  }

  /** One row more or less is right. */
  @Test
  void countedMetrics_areNotHeldUnderOtherKernels() {
    comparison.measured(new Measurement(1, 1, Map.of("val_loss", 0.5, "val_accuracy", 0.1)));
    comparison.measured(epoch(2, 0.25));

    assertThat(comparison.ended(report(), false).same()).isTrue();
  }

  @Test
  void missingNumber_isNotTheSame() {
    assertThat(replay(false, 0.5, Double.NaN).same()).isFalse();
  }

  @Test
  void earlyEnd_isNotTheSame() {
    assertThat(replay(false, 0.5))
        .isEqualTo(
            new Result(
                false, "not the same: it ended after epoch 1, recorded are 2: " + new Completed()));
  }

  @Test
  void measured_stopsWhereTheRecordEnds() {
    assertThat(comparison.measured(epoch(1, 0.5))).isEqualTo(Verdict.CONTINUE);
    assertThat(comparison.measured(epoch(2, 0.25))).isEqualTo(Verdict.CONTINUE);
    assertThat(comparison.measured(epoch(3, 0.1))).isEqualTo(Verdict.STOP);
  }

  @Test
  void stoppedTrial_isStoppedWithItsLastEpochAndTestedWhereItWas() {
    Stopped end = new Stopped("median", 2, 0.2, 0.25, 7);
    TrialReport tested = new TrialReport(end, 2, Map.of("test_loss", 0.3));
    comparison = new ReplayComparison(recorded(tested, 0.5, 0.25));

    assertThat(comparison.measured(epoch(1, 0.5))).isEqualTo(Verdict.CONTINUE);
    assertThat(comparison.measured(epoch(2, 0.25))).isEqualTo(Verdict.STOP);
    assertThat(comparison.keeps(Map.of())).isTrue();
    assertThat(comparison.ended(tested, true).same()).isTrue();
    assertThat(
            new ReplayComparison(recorded(new TrialReport(end, 2, Map.of()), 0.5, 0.25))
                .keeps(Map.of()))
        .isFalse();
  }

  private Result replay(boolean sameKernels, double... losses) {
    for (int i = 0; i < losses.length; i++) {
      comparison.measured(epoch(i + 1, losses[i]));
    }
    return comparison.ended(report(), sameKernels);
  }

  private static Measurement epoch(int epoch, double loss) {
    // Seconds are nobody's to repeat.
    double seconds = System.nanoTime();
    return new Measurement(
        epoch, epoch, Map.of("val_loss", loss, "val_accuracy", 0.9, "seconds", seconds));
  }

  private static TrialReport report() {
    return new TrialReport(new Completed(), 2, Map.of("test_loss", 0.3));
  }

  private static TrialHistory recorded(double... losses) {
    return recorded(report(), losses);
  }

  private static TrialHistory recorded(TrialReport report, double... losses) {
    SweepHistory history =
        new SweepHistory(
            TestSubmissions.submission("s")
                .objective(new Objective("val_loss", Goal.MINIMIZE, Aggregate.LAST))
                .planned(OptionalLong.of(1))
                .build());
    history.apply(
        new TrialStarted(ID, 0, 1, 1, Map.of(), Budget.epochs(losses.length), "driver/0"));
    for (int i = 0; i < losses.length; i++) {
      history.apply(new TrialMeasured(ID, 0, 1, 2, i + 1, epoch(i + 1, losses[i])));
    }
    history.apply(new TrialEnded(ID, 0, 1, 3, report));
    return history.trial(0).orElseThrow();
  }
}
