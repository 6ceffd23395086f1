package dev.sweepline.driver.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.kit.TestSubmissions;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoardTableTest {
  private static SweepHistory history(int networks, double... means) {
    SweepHistory history =
        new SweepHistory(TestSubmissions.submission("s").networks(networks).build());
    for (int trial = 0; trial < means.length; trial++) {
      TrialId id = new TrialId("s", trial);
      Map<String, Double> results = Map.of("val_accuracy", means[trial], "val_accuracy_sd", 0.06);
      history.apply(new TrialStarted(id, 0, 1, 1, Map.of(), Budget.epochs(1), "a"));
      history.apply(
          new TrialEnded(id, 0, 1, 2, new TrialReport(new TrialEnd.Completed(), 0, results)));
    }
    return history;
  }

  @Test
  void meansTooNearTheBest_areMarkedAndExplained() {
    List<String> lines = BoardTable.of(history(9, 0.9, 0.86, 0.7), 5).lines().toList();

    assertThat(lines.get(1)).contains(" 1 ").contains("0.9 ± 0.02");
    assertThat(lines.get(2)).contains("2≈").contains("0.86 ± 0.02");
    assertThat(lines.get(3)).doesNotContain("≈").contains("0.7 ± 0.02");
    assertThat(lines.get(4)).contains("≈ not separable from the best").contains("of 9 networks");
  }

  @Test
  void nothingNear_isNotExplained() {
    assertThat(BoardTable.of(history(9, 0.9, 0.7), 5)).doesNotContain("≈");
    assertThat(BoardTable.of(history(0, 0.9, 0.86), 5)).doesNotContain("≈").contains("± 0.06");
    assertThat(BoardTable.of(history(9, 0.9, 0.7, 0.89), 1)).doesNotContain("≈");
  }

  @Test
  void tests_haveAColumnOnceSomebodyMadeThem() {
    SweepHistory history = history(0, 0.5);

    assertThat(BoardTable.of(history, 5)).doesNotContain("test_");

    TrialId id = new TrialId("s", 1);
    Map<String, Double> results = Map.of("val_accuracy", 0.25, "test_accuracy", 0.75);
    history.apply(new TrialStarted(id, 0, 1, 1, Map.of(), Budget.epochs(1), "a"));
    history.apply(
        new TrialEnded(id, 0, 1, 2, new TrialReport(new TrialEnd.Completed(), 0, results)));

    assertThat(BoardTable.of(history, 5))
        .containsPattern("val_accuracy +test_accuracy +epoch")
        .containsPattern("2 +1 +COMPLETED +0\\.25 +0\\.75 +0");
  }
}
