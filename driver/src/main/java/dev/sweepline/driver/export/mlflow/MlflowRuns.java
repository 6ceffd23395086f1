package dev.sweepline.driver.export.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweepline.driver.tracking.SweepTracker;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepState;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.log.Json;
import dev.sweepline.worker.data.DataException;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A sweep's runs on an MLflow server, in an experiment called after the sweep: one for the sweep
 * and, nested in it, one for each trial. What the server has is asked of it first, so that this may
 * break off anywhere and be done again. Not thread-safe.
 */
public final class MlflowRuns implements SweepTracker {
  private static final String SWEEP_RUN = "sweep";
  private static final int RUNS_A_PAGE = 1000;

  /** The tag of the sweep's run that says which network the server has. */
  private static final String MODEL = "sweepline.model";

  private final MlflowApi api;
  private final Function<SweepHistory, Optional<BestNetwork>> networks;
  private final Map<String, MlflowRun> runs = new HashMap<>();
  private String experiment = "";
  private String parent = "";
  private String artifacts = "";
  private String model = "";
  private String state = "";
  private Optional<String> lack = Optional.empty();
  private long seen;

  private MlflowRuns(MlflowApi api, Function<SweepHistory, Optional<BestNetwork>> networks) {
    this.api = api;
    this.networks = networks;
  }

  /**
   * Runs on a server, which is not asked yet.
   *
   * @param environment may have MLFLOW_TRACKING_TOKEN, or MLFLOW_TRACKING_USERNAME and _PASSWORD
   * @param networks finds the network that becomes an artefact of an ended sweep's run
   * @throws dev.sweepline.sweep.text.UserException where the address is none
   */
  public static MlflowRuns on(
      String address,
      Map<String, String> environment,
      Function<SweepHistory, Optional<BestNetwork>> networks) {
    return new MlflowRuns(MlflowApi.of(address, environment), networks);
  }

  @Override
  public String target() {
    return "mlflow " + api.server();
  }

  /** Whatever breaks off, the next call asks the server again how far it has come. */
  @Override
  public void sync(SweepHistory history) throws IOException {
    try {
      send(history);
    } catch (IOException e) {
      parent = "";
      state = "";
      runs.clear();
      seen = 0;
      throw e;
    }
  }

  private void send(SweepHistory history) throws IOException {
    if (parent.isEmpty()) {
      open(history);
    }
    for (TrialHistory trial : history.changedSince(seen)) {
      run(trial, history).sync(trial, history);
    }
    seen = history.version();
    tell(history);
    if (history.state() != SweepState.RUNNING) {
      Optional<BestNetwork> network = networks.apply(history);
      if (network.isPresent()) {
        send(network.get(), history);
      }
    }
  }

  @Override
  public Optional<String> lack() {
    return lack;
  }

  private void send(BestNetwork network, SweepHistory history) throws IOException {
    if (network.mark().equals(model)) {
      return;
    }
    MlflowModel made;
    try {
      made = MlflowModel.of(network.onnx().get(), parent, Instant.ofEpochMilli(history.lastSign()));
    } catch (DataException | LinkageError e) {
      lack = Optional.of("the best network: " + e.getMessage());
      return;
    }
    lack =
        new MlflowArtifacts(api, artifacts)
            .put(MlflowModel.PATH, made.files())
            .map(why -> "the best network: " + why);
    if (lack.isEmpty()) {
      ObjectNode body = Json.MAPPER.createObjectNode().put("run_id", parent);
      api.post("runs/log-model", body.put("model_json", Json.write(made.description())));
      ObjectNode batch = Json.MAPPER.createObjectNode().put("run_id", parent);
      MlflowRun.put(batch.putArray("tags"), MODEL, network.mark());
      api.post("runs/log-batch", batch);
      model = network.mark();
    }
  }

  private MlflowRun run(TrialHistory trial, SweepHistory history) throws IOException {
    String key = Integer.toString(trial.trial());
    MlflowRun known = runs.get(key);
    if (known != null && known.isOf(trial)) {
      return known;
    }
    if (known != null) {
      known.delete();
      runs.remove(key);
    }
    MlflowRun run = MlflowRun.create(api, experiment, parent, trial, history);
    runs.put(key, run);
    return run;
  }

  private void open(SweepHistory history) throws IOException {
    experiment = experiment(history.submitted().name());
    Optional<String> found = Optional.empty();
    String page = "";
    do {
      ObjectNode search = Json.MAPPER.createObjectNode().put("max_results", RUNS_A_PAGE);
      search.putArray("experiment_ids").add(experiment);
      search.put("filter", "tags.`%s` = '%s'".formatted(MlflowRun.SWEEP, history.id()));
      if (!page.isEmpty()) {
        search.put("page_token", page);
      }
      JsonNode answer = api.post("runs/search", search);
      for (JsonNode run : answer.path("runs")) {
        String trial = MlflowRun.tag(run, MlflowRun.TRIAL, "");
        if (trial.equals(SWEEP_RUN)) {
          found = Optional.of(known(run));
        } else if (!trial.isEmpty()) {
          runs.put(trial, MlflowRun.known(api, run));
        }
      }
      page = answer.path("next_page_token").asText();
    } while (!page.isEmpty());
    parent = found.isPresent() ? found.get() : create(history);
  }

  private String experiment(String name) throws IOException {
    try {
      return api.get("experiments/get-by-name", "experiment_name", name)
          .at("/experiment/experiment_id")
          .asText();
    } catch (MlflowApi.Refusal e) {
      if (!e.isMissing()) {
        throw e;
      }
      ObjectNode body = Json.MAPPER.createObjectNode().put("name", name);
      return api.post("experiments/create", body).path("experiment_id").asText();
    }
  }

  private String create(SweepHistory history) throws IOException {
    ObjectNode body = Json.MAPPER.createObjectNode().put("experiment_id", experiment);
    body.put("start_time", history.submitted().at()).put("run_name", history.id());
    ArrayNode tags = body.putArray("tags");
    MlflowRun.put(tags, "mlflow.source.name", history.submitted().file());
    MlflowRun.put(tags, MlflowRun.SWEEP, history.id());
    MlflowRun.put(tags, MlflowRun.TRIAL, SWEEP_RUN);
    MlflowRun.put(tags, "sweepline.method", history.submitted().method());
    MlflowRun.put(tags, "sweepline.file", history.submitted().text());
    return known(api.post("runs/create", body).path("run"));
  }

  /** Notes what the server has of the sweep's run, and gives its id. */
  private String known(JsonNode run) {
    artifacts = run.at("/info/artifact_uri").asText();
    model = MlflowRun.tag(run, MODEL, "");
    return run.at("/info/run_id").asText();
  }

  private void tell(SweepHistory history) throws IOException {
    String now = status(history.state());
    if (!now.equals(state)) {
      ObjectNode update = Json.MAPPER.createObjectNode().put("run_id", parent).put("status", now);
      history.ended().ifPresent(end -> update.put("end_time", end.at()));
      api.post("runs/update", update);
      state = now;
    }
  }

  private static String status(SweepState state) {
    return state == SweepState.RUNNING
        ? "RUNNING"
        : state == SweepState.FINISHED ? "FINISHED" : "KILLED";
  }
}
