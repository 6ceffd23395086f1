package dev.sweepline.driver.session;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialEnd.Stopped;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefitEpochsTest {
  private static final TrialEnd COMPLETED = new TrialEnd.Completed();
  private static final TrialEnd PATIENCE = new Stopped("patience", 5, 0, 0, 0);
  private static final TrialEnd ASHA = new Stopped("asha", 5, 0, 0, 0);

  private static TrialHistory trial(TrialEnd end, double... values) {
    SweepHistory history = new SweepHistory(TestSubmissions.submission("s").build());
    TrialId id = new TrialId("s", 0);
    history.apply(new TrialStarted(id, 0, 1, 1, Map.of(), Budget.epochs(9), "a"));
    for (int i = 0; i < values.length; i++) {
      Measurement measured = new Measurement(i + 1, i + 1, Map.of("score", values[i]));
      history.apply(new TrialMeasured(id, 0, 1, 2, i + 1, measured));
    }
    history.apply(new TrialEnded(id, 0, 1, 3, new TrialReport(end, values.length, Map.of())));
    return history.trial(0).orElseThrow();
  }

  private static int epochs(Goal goal, Aggregate aggregate, TrialEnd end, double... values) {
    double sign = goal == Goal.MAXIMIZE ? 1 : -1;
    double[] signed = Arrays.stream(values).map(value -> sign * value).toArray();
    return RefitEpochs.of(trial(end, signed), new Objective("score", goal, aggregate)).size();
  }

  @ParameterizedTest
  @EnumSource
  void epochs_areThoseThatStoppingImplies(Goal goal) {
    double nan = Double.NaN;
    assertThat(epochs(goal, Aggregate.LAST, COMPLETED, 1, 3, 2)).isEqualTo(3);
    assertThat(epochs(goal, Aggregate.LAST, ASHA, 1, 3, 2, 2)).isEqualTo(4);
    assertThat(epochs(goal, Aggregate.LAST, PATIENCE, 1, 3, 2, 3)).isEqualTo(2);
    assertThat(epochs(goal, Aggregate.BEST, COMPLETED, nan, 1, 3, 2)).isEqualTo(3);
    assertThat(epochs(goal, Aggregate.BEST, ASHA, 1, 0)).isEqualTo(1);
    assertThat(epochs(goal, Aggregate.BEST, COMPLETED, nan, nan)).isEqualTo(2);
  }

  @Test
  void trialThatMeasuredNothing_hasNone() {
    assertThat(RefitEpochs.of(trial(PATIENCE), new Objective("score", Goal.MINIMIZE))).isEmpty();
  }
}
