package dev.sweepline.driver.export.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.driver.export.mlflow.TrackingServer.Run;
import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded.Outcome;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.kit.TestLogs;
import dev.sweepline.sweep.text.UserException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MlflowRunsTest {
  private TrackingServer server;
  private SweepHistory history;

  @BeforeEach
  void begin() throws IOException {
    server = new TrackingServer();
    history = new SweepHistory(TestLogs.submitted(Goal.MINIMIZE, OptionalLong.of(2)));
    history.apply(TestLogs.started(0, 1));
    history.apply(TestLogs.measured(0, 1, 1, 0.5));
    history.apply(TestLogs.measured(0, 1, 2, Double.NaN));
    history.apply(TestLogs.started(1, 1));
    history.apply(TestLogs.failed(1, 1));
  }

  @AfterEach
  void end() {
    server.close();
  }

  private MlflowRuns runs() {
    return MlflowRuns.on(server.address(), Map.of());
  }

  @Test
  void runs_growWithTheirTrials() throws IOException {
    MlflowRuns runs = runs();
    runs.sync(history);
    history.apply(TestLogs.completed(0, 1));
    history.apply(TestLogs.over(50, Outcome.FINISHED));
    runs.sync(history);

    Run first = server.trial("0");
    assertThat(first.parameters()).isEqualTo(Map.of("act", "relu", "depth", "3", "lr", "0.012345"));
    assertThat(losses(first)).containsExactly("1: 0.5", "2: NaN");
    assertThat(first.statuses()).containsExactly("RUNNING", "FINISHED");
    assertThat(first.tags()).containsEntry("sweepline.state", "completed");
    assertThat(server.trial("1").tags()).containsEntry("sweepline.reason", "ERROR: it threw");
    assertThat(server.trial("1").statuses()).containsExactly("FAILED");
    assertThat(server.trial("sweep").statuses()).containsExactly("RUNNING", "FINISHED");
    assertThat(first.tags().get("mlflow.parentRunId"))
        .isEqualTo(server.runs.keySet().iterator().next());
  }

  @Test
  void again_sendsNothingTwice() throws IOException {
    history.apply(TestLogs.completed(0, 1));
    runs().sync(history);
    runs().sync(history);

    assertThat(losses(server.trial("0"))).containsExactly("1: 0.5", "2: NaN");
    assertThat(server.runs).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 3, 5, 6, 7, 8, 10})
  void serverThatGoesAway_hasAllOfItInTheEnd(int requests) throws IOException {
    history.apply(TestLogs.completed(0, 1));
    MlflowRuns runs = runs();
    server.leftUntilAway = requests;
    assertThatThrownBy(() -> runs.sync(history)).hasMessageContaining("answers 503: away");
    server.leftUntilAway = Integer.MAX_VALUE;
    runs.sync(history);

    assertThat(losses(server.trial("0"))).containsExactly("1: 0.5", "2: NaN");
    assertThat(server.trial("0").parameters()).hasSize(3);
    assertThat(server.trial("0").statuses()).endsWith("FINISHED");
    assertThat(server.trial("1").statuses()).endsWith("FAILED");
  }

  @Test
  void anotherAttempt_isAnotherRun() throws IOException {
    MlflowRuns runs = runs();
    runs.sync(history);
    history.apply(TestLogs.started(0, 2));
    history.apply(TestLogs.measured(0, 2, 1, 0.25));
    runs.sync(history);

    assertThat(losses(server.trial("0"))).containsExactly("1: 0.25");
  }

  @Test
  void serverThatIsNotThere_isSaidToBe() {
    MlflowRuns runs = runs();
    server.close();
    assertThatThrownBy(() -> runs.sync(history))
        .isInstanceOf(IOException.class)
        .hasMessage(server.address() + " does not answer");
  }

  @Test
  void address_thatIsNoneIsTheUsersMistake() {
    assertThatThrownBy(() -> MlflowRuns.on("localhost", Map.of()))
        .isInstanceOf(UserException.class)
        .hasMessage("'localhost' is no address of an MLflow server; write http://HOST:5000");
  }

  @Test
  void names_areThoseThatMlflowTakes() {
    assertThat(MlflowNames.key("eval/top-1 acc")).isEqualTo("eval/top-1 acc");
    assertThat(MlflowNames.key("../ü@lr")).isEqualTo("_./__lr");
    assertThat(MlflowNames.parameter("x".repeat(600))).hasSize(500);
  }

  private static List<String> losses(Run run) {
    return run.metrics().stream()
        .filter(metric -> metric.getKey().equals("loss"))
        .map(metric -> metric.getStep() + ": " + metric.getValue())
        .toList();
  }
}
