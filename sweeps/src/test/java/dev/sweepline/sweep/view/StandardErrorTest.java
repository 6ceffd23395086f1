package dev.sweepline.sweep.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.kit.TestSubmissions;
import dev.sweepline.sweep.log.Json;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Means of several networks on boards: their standard errors, and which are too near the best. */
class StandardErrorTest {
  private static SweepHistory history(int networks) {
    SweepHistory history =
        new SweepHistory(TestSubmissions.submission("s").networks(networks).build());
    completed(history, 0, 0.90, 0.06);
    completed(history, 1, 0.81, 0.08);
    completed(history, 2, 0.79, 0.08);
    return history;
  }

  private static void completed(SweepHistory history, int trial, double mean, double deviation) {
    TrialId id = new TrialId("s", trial);
    Map<String, Double> results =
        Map.of(
            "val_accuracy",
            mean,
            "val_accuracy_sd",
            deviation,
            "test_accuracy",
            mean - 0.1,
            "test_accuracy_sd",
            deviation);
    history.apply(new TrialStarted(id, 0, 1, 1, Map.of(), Budget.epochs(1), "a"));
    history.apply(
        new TrialEnded(id, 0, 1, 2, new TrialReport(new TrialEnd.Completed(), 0, results)));
  }

  private static JsonNode tree(String json) throws Exception {
    return Json.MAPPER.readTree(json);
  }

  @Test
  void board_hasErrorsOfMeansAndMarksWhatIsTooNear() throws Exception {
    JsonNode board = tree(LeaderboardJson.write(history(4)));

    assertThat(board.at("/standings/0/standard_error").doubleValue()).isEqualTo(0.03);
    assertThat(board.at("/standings/0/separable").isMissingNode()).isTrue();
    assertThat(board.at("/standings/1/standard_error").doubleValue()).isEqualTo(0.04);
    assertThat(board.at("/standings/1/separable").booleanValue()).isFalse();
    assertThat(board.at("/standings/1").has("separable")).isTrue();
    assertThat(board.at("/standings/2").has("separable")).isFalse();
  }

  @Test
  void logThatDoesNotSayHowMany_hasNoErrors() throws Exception {
    JsonNode board = tree(LeaderboardJson.write(history(0)));

    assertThat(board.at("/standings/1").has("standard_error")).isFalse();
    assertThat(board.at("/standings/1").has("separable")).isFalse();
    assertThat(board.at("/standings/1/metrics/val_accuracy_sd").doubleValue()).isEqualTo(0.08);
  }

  @Test
  void sweep_saysErrorOfItsBestAndWhatToReport() throws Exception {
    JsonNode sweep = tree(SweepJson.detail(history(4)));

    assertThat(sweep.at("/best/standard_error").doubleValue()).isEqualTo(0.03);
    assertThat(sweep.at("/report").textValue())
        .isEqualTo(
            "report its test_accuracy, 0.8: the best val_accuracy of 3 trials flatters the trial"
                + " that it chose");
  }

  @Test
  void networks_areRepeatsTimesFolds() {
    String text =
        """
        method: random
        run_cap: 3
        repeats: 3
        dataset: {name: digits, folds: 5}
        network: mlp
        parameters: {learning_rate: {min: 0.1, max: 1.0}}
        """;

    assertThat(SweepFile.read("s.yaml", text).sweep().orElseThrow().training().networks())
        .isEqualTo(15);
    assertThat(
            SweepFile.read("s.yaml", text.replace("repeats: 3\n", "").replace(", folds: 5", ""))
                .sweep()
                .orElseThrow()
                .training()
                .networks())
        .isEqualTo(1);
  }
}
