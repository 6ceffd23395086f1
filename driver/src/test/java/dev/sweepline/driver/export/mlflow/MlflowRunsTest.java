package dev.sweepline.driver.export.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sweepline.driver.export.mlflow.TrackingServer.Run;
import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded.Outcome;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.kit.TestLogs;
import dev.sweepline.sweep.log.Json;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.predict.onnx.OnnxModel;
import dev.sweepline.worker.predict.onnx.OnnxModel.TensorSpec;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MlflowRunsTest {
  private static final OnnxModel ONNX =
      new OnnxModel(
          new byte[] {8, 7},
          List.of(new TensorSpec("input", "float64", List.of(4L))),
          List.of(
              new TensorSpec("label", "str", List.of()),
              new TensorSpec("probabilities", "float32", List.of(3L))));

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
    return MlflowRuns.on(
        server.address(),
        Map.of(),
        known -> Optional.of(new BestNetwork("trial-0.zip", () -> ONNX)));
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
  void bestNetwork_isAModelOfTheSweepsRunOnceItHasEnded() throws IOException {
    MlflowRuns runs = runs();
    runs.sync(history);
    assertThat(server.artifacts).isEmpty();
    history.apply(TestLogs.completed(0, 1));
    history.apply(TestLogs.over(50, Outcome.FINISHED));
    runs.sync(history);
    int asked = server.asked.size();
    runs.sync(history);
    runs().sync(history);

    assertThat(server.asked.subList(asked, server.asked.size()))
        .containsOnly("experiments/get-by-name", "runs/search", "runs/update");
    assertThat(runs.lack()).isEmpty();
    String run = server.runs.keySet().iterator().next();
    String folder = "7/" + run + "/artifacts/model/";
    assertThat(server.artifacts.keySet())
        .containsExactly(
            folder + "model.onnx",
            folder + "requirements.txt",
            folder + "python_env.yaml",
            folder + "conda.yaml",
            folder + "MLmodel");
    assertThat(server.artifacts.get(folder + "model.onnx")).isEqualTo(ONNX.content());
    JsonNode model = server.models.get(0);
    assertThat(Json.MAPPER.readTree(server.artifacts.get(folder + "MLmodel"))).isEqualTo(model);
    assertThat(model.at("/run_id").asText()).isEqualTo(run);
    assertThat(model.at("/flavors/python_function/loader_module").asText())
        .isEqualTo("mlflow.onnx");
    assertThat(model.at("/signature/inputs").asText())
        .isEqualTo(
            "[{'type':'tensor','tensor-spec':{'dtype':'float64','shape':[-1,4]}}]"
                .replace('\'', '"'));
    assertThat(model.at("/signature/outputs").asText())
        .contains("\"name\":\"label\"", "\"dtype\":\"str\",\"shape\":[-1]}", "[-1,3]");
  }

  @Test
  void serverThatGoesAwayAtAnyRequest_hasTheModelInTheEnd() throws IOException {
    history.apply(TestLogs.completed(0, 1));
    history.apply(TestLogs.over(50, Outcome.FINISHED));
    MlflowRuns runs = runs();
    int breaks = 0;
    for (boolean done = false; !done; breaks++) {
      server.leftUntilAway = 3 + breaks;
      try {
        runs.sync(history);
        done = true;
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("away");
      }
    }

    assertThat(breaks).isGreaterThan(3);
    assertThat(server.models).hasSizeBetween(1, 2);
    assertThat(server.artifacts).hasSize(5);
    assertThat(losses(server.trial("0"))).containsExactly("1: 0.5", "2: NaN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://bucket/7/%s/artifacts", "mlflow-artifacts:/7/%s/artifacts"})
  void serverThatTakesNoArtefacts_hasAllElse(String uri) throws IOException {
    history.apply(TestLogs.completed(0, 1));
    history.apply(TestLogs.over(50, Outcome.FINISHED));
    server.artifactUri = uri;
    server.servesArtifacts = false;
    MlflowRuns runs = runs();
    runs.sync(history);

    assertThat(runs.lack().orElseThrow())
        .startsWith("the best network: ")
        .containsAnyOf("in s3://bucket/7/", "answers 503: disabled: no --serve-artifacts");
    assertThat(server.trial("sweep").statuses()).endsWith("FINISHED");
    assertThat(server.models).isEmpty();
  }

  @Test
  void networkWithoutCounterpart_isSaidToBeLacking() throws IOException {
    history.apply(TestLogs.over(50, Outcome.FINISHED));
    MlflowRuns runs =
        MlflowRuns.on(
            server.address(),
            Map.of(),
            known ->
                Optional.of(
                    new BestNetwork(
                        "trial-0.zip",
                        () -> {
                          throw new DataException("layer 1, LSTM, has no counterpart in it");
                        })));
    runs.sync(history);

    assertThat(runs.lack()).contains("the best network: layer 1, LSTM, has no counterpart in it");
    assertThat(server.artifacts).isEmpty();
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
    assertThatThrownBy(() -> MlflowRuns.on("localhost", Map.of(), known -> Optional.empty()))
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
