package dev.sweepline.sweep.kit;

import dev.sweepline.sweep.Aggregate;
import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.event.SweepEvent.ParameterColumn;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Events of a sweep called {@code s} whose objective is {@code loss}. */
public final class TestLogs {
  private TestLogs() {}

  public static SweepSubmitted submitted(Goal goal, OptionalLong planned) {
    return submitted(goal, planned, Aggregate.LAST);
  }

  public static SweepSubmitted submitted(Goal goal, OptionalLong planned, Aggregate aggregate) {
    return TestSubmissions.submission("s")
        .at(1)
        .name("sweep")
        .text("method: random")
        .objective(new Objective("loss", goal, aggregate))
        .parameters(
            List.of(
                new ParameterColumn("act", "categorical", "relu | tanh"),
                new ParameterColumn("depth", "constant", "3"),
                new ParameterColumn("lr", "uniform", "0.0..1.0")))
        .planned(planned)
        .environment(Map.of("java", "17"))
        .build();
  }

  public static TrialStarted started(int trial, int attempt) {
    return new TrialStarted(
        new TrialId("s", trial),
        0,
        attempt,
        10 + trial,
        Map.of("act", "relu", "depth", 3L, "lr", 0.012345),
        Budget.epochs(2),
        "driver/0");
  }

  public static TrialMeasured measured(int trial, int attempt, int sequence, double loss) {
    return new TrialMeasured(
        new TrialId("s", trial),
        0,
        attempt,
        20,
        sequence,
        new Measurement(sequence, sequence * 10L, Map.of("loss", loss)));
  }

  public static TrialEnded ended(int trial, int attempt, TrialEnd end) {
    return new TrialEnded(
        new TrialId("s", trial), 0, attempt, 30, new TrialReport(end, 1, Map.of()));
  }

  public static TrialEnded completed(int trial, int attempt) {
    return ended(trial, attempt, new TrialEnd.Completed());
  }

  public static TrialEnded failed(int trial, int attempt) {
    return ended(trial, attempt, new TrialEnd.Failed(FailureKind.ERROR, "it threw", ""));
  }

  public static SweepEnded over(long at, SweepEnded.Outcome outcome) {
    return new SweepEnded("s", 0, at, outcome, List.of());
  }
}
