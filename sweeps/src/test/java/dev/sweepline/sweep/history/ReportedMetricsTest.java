package dev.sweepline.sweep.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.kit.TestSubmissions;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.view.SweepJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportedMetricsTest {
  private static final TrialId FIRST = new TrialId("s", 0);

  private final SweepHistory history = new SweepHistory(TestSubmissions.submission("s").build());

  private void started() {
    history.apply(new TrialStarted(FIRST, 0, 1, 1, Map.of(), Budget.epochs(3), "a"));
  }

  private void measured(int sequence, Map<String, Double> metrics) {
    Measurement measurement = new Measurement(sequence, sequence, metrics);
    history.apply(new TrialMeasured(FIRST, 0, 1, 2, sequence, measurement));
  }

  private void ended(Map<String, Double> results) {
    TrialReport report = new TrialReport(new TrialEnd.Completed(), 1, results);
    history.apply(new TrialEnded(FIRST, 0, 1, 3, report));
  }

  private String missing(String... read) {
    return ReportedMetrics.missing(history, List.of(read)).orElse("");
  }

  @Test
  void missing_isToldAfterTheFirstReportAndTakenBackOnceItComes() {
    assertThat(missing("a")).isEmpty();
    started();
    assertThat(missing("a")).isEmpty();
    measured(1, Map.of("loss", Double.NaN, "b", 1.0));

    assertThat(missing("a", "loss", "c"))
        .isEqualTo("trial 0 reports no a, no c, which this sweep reads; it reports b, loss");
    measured(2, Map.of("a", 1.0, "c", 1.0));
    assertThat(missing("a", "loss", "c")).isEmpty();
  }

  @Test
  void testFigures_areMissedOnceTheTrialHasEnded() {
    started();
    measured(1, Map.of("val_loss", 1.0));

    assertThat(missing("test_loss")).isEmpty();
    ended(Map.of("test_accuracy", 0.5));
    assertThat(missing("test_accuracy")).isEmpty();
    assertThat(missing("test_loss"))
        .isEqualTo(
            "trial 0 reports no test_loss, which this sweep reads; it reports test_accuracy,"
                + " val_loss");
  }

  @Test
  void sweep_readsObjectivesConstraintsAndConditions() {
    String text =
        """
        method: random
        run_cap: 3
        metrics: [{name: score, goal: maximize}, {name: cost}]
        constraints: ["latency < 5"]
        stop_if: "entropy < 1 and epoch > 2"
        parameters: {a: {min: 0.0, max: 1.0}}
        """;

    assertThat(SweepFile.read("s.yaml", text).sweep().orElseThrow().metrics())
        .containsExactly("score", "cost", "latency", "entropy");
  }

  @Test
  void board_saysWhatItsOrderMisses() {
    started();
    measured(1, Map.of("loss", 1.0));

    assertThat(SweepJson.list(List.of(history)))
        .contains("\"notes\":[\"trial 0 reports no val_accuracy, which this sweep reads;");
  }
}
