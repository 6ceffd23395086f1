package dev.sweepline.sweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.event.SweepEvent.ParameterColumn;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.kit.TestSubmissions;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepReportTest {
  private static final String HOSTILE = "<script>x('&\"</script><img src=x onerror=y>\u202e";

  @Test
  void texts_neverBecomeMarkup() {
    SweepHistory history =
        new SweepHistory(
            TestSubmissions.submission("s")
                .name(HOSTILE)
                .file(HOSTILE)
                .text(HOSTILE)
                .objective(new Objective(HOSTILE, Goal.MAXIMIZE))
                .parameters(
                    List.of(
                        new ParameterColumn(HOSTILE, "categorical", HOSTILE),
                        new ParameterColumn("lr", "uniform", "0..1")))
                .environment(Map.of(HOSTILE, HOSTILE))
                .build());
    for (int trial = 0; trial < 3; trial++) {
      TrialId id = new TrialId("s", trial);
      Map<String, Object> parameters = Map.of(HOSTILE, HOSTILE + trial, "lr", 0.1 * trial);
      history.apply(new TrialStarted(id, 0, 1, 10, parameters, Budget.epochs(2), "driver/0"));
      for (int epoch = 1; epoch <= 2; epoch++) {
        Map<String, Double> metrics = Map.of(HOSTILE, 0.1 * trial * epoch);
        history.apply(
            new TrialMeasured(id, 0, 1, 20, epoch, new Measurement(epoch, epoch, metrics)));
      }
    }
    String page = SweepReport.of(history);

    assertThat(page)
        .contains("needs 20 ranked trials; there are 3")
        .contains("&lt;script&gt;", "<polyline", "Parameters and outcome", "Learning curves")
        .doesNotContain("<script", "<img", "\u202e")
        .isEqualTo(SweepReport.of(history));
  }

  @Test
  void importance_saysOnHowManyTrialsItRests() {
    SweepHistory history =
        new SweepHistory(
            TestSubmissions.submission("s")
                .objective(new Objective("score", Goal.MAXIMIZE))
                .parameters(
                    List.of(
                        new ParameterColumn("idle", "uniform", "0..1"),
                        new ParameterColumn("lr", "uniform", "0..1")))
                .build());
    for (int trial = 0; trial < 40; trial++) {
      TrialId id = new TrialId("s", trial);
      double lr = trial / 40.0;
      Map<String, Object> parameters = Map.of("lr", lr, "idle", trial * 7 % 40 / 40.0);
      history.apply(new TrialStarted(id, 0, 1, 10, parameters, Budget.epochs(1), "driver/0"));
      double score = trial < 35 ? lr : Double.NaN;
      history.apply(
          new TrialMeasured(id, 0, 1, 20, 1, new Measurement(1, 1, Map.of("score", score))));
      history.apply(
          new TrialEnded(id, 0, 1, 30, new TrialReport(new TrialEnd.Completed(), 1, Map.of())));
    }
    String page = SweepReport.of(history);

    assertThat(page)
        .contains("how the best 5 of 35 ranked trials differ from all", "completed")
        .containsPattern("<th>lr</th><td class=bar><i style=\"width:100.0%\">");
    assertThat(page.indexOf("<th>lr</th><td class=bar>"))
        .isLessThan(page.indexOf("<th>idle</th><td class=bar>"));
  }
}
