package dev.sweepline.driver.export.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweepline.sweep.board.Leaderboard;
import dev.sweepline.sweep.board.Standing;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.log.Json;
import dev.sweepline.sweep.table.TableText;
import dev.sweepline.sweep.text.Words;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.sweep.trial.TrialState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A trial's run on the server. How much of the trial the server has stands in the run's own tags,
 * which go with the metrics: whoever comes later goes on from there. Not thread-safe.
 */
final class MlflowRun {
  /** Which of a sweep's trials a run is. */
  static final String TRIAL = "sweepline.trial";

  /** Which sweep's. */
  static final String SWEEP = "sweepline.sweep";

  private static final String ATTEMPT = "sweepline.attempt";
  private static final String LOGGED = "sweepline.measurements";
  private static final String STATE = "sweepline.state";
  private static final String SAID = "sweepline.said";

  /** A request may hold a thousand things, tags among them. */
  private static final int METRICS_A_BATCH = 900;

  private static final int PARAMETERS_A_BATCH = 100;

  private final MlflowApi api;
  private final String id;
  private final int attempt;
  private int logged;
  private String said;

  private MlflowRun(MlflowApi api, String id, int attempt, int logged, String said) {
    this.api = api;
    this.id = id;
    this.attempt = attempt;
    this.logged = logged;
    this.said = said;
  }

  /** A run that the server has, by what a search answers. */
  static MlflowRun known(MlflowApi api, JsonNode run) {
    return new MlflowRun(
        api,
        run.at("/info/run_id").asText(),
        Integer.parseInt(tag(run, ATTEMPT, "0")),
        Integer.parseInt(tag(run, LOGGED, "0")),
        tag(run, SAID, ""));
  }

  /** The value of a run's tag. */
  static String tag(JsonNode run, String key, String otherwise) {
    for (JsonNode tag : run.at("/data/tags")) {
      if (tag.path("key").asText().equals(key)) {
        return tag.path("value").asText();
      }
    }
    return otherwise;
  }

  /** A new run for the newest attempt of a trial. */
  static MlflowRun create(
      MlflowApi api, String experiment, String parent, TrialHistory trial, SweepHistory history)
      throws IOException {
    Standing row = Leaderboard.standing(1, trial, history);
    ObjectNode body = Json.MAPPER.createObjectNode().put("experiment_id", experiment);
    body.put("start_time", trial.startedAt())
        .put("run_name", "#" + trial.trial() + " " + row.name());
    ArrayNode tags = body.putArray("tags");
    put(tags, "mlflow.parentRunId", parent);
    put(tags, "mlflow.source.name", history.submitted().file());
    put(tags, SWEEP, history.id());
    put(tags, TRIAL, Integer.toString(trial.trial()));
    put(tags, ATTEMPT, Integer.toString(trial.attempt()));
    put(tags, LOGGED, "0");
    String id = api.post("runs/create", body).at("/run/info/run_id").asText();
    return new MlflowRun(api, id, trial.attempt(), 0, "");
  }

  private void parameters(Map<String, Object> parameters) throws IOException {
    Map<String, String> plain = new TreeMap<>();
    parameters.forEach(
        (name, value) ->
            plain.put(MlflowNames.key(name), MlflowNames.parameter(TableText.text(value))));
    List<Map.Entry<String, String>> all = List.copyOf(plain.entrySet());
    for (int from = 0; from < all.size(); from += PARAMETERS_A_BATCH) {
      ObjectNode batch = batch();
      ArrayNode array = batch.putArray("params");
      all.subList(from, Math.min(all.size(), from + PARAMETERS_A_BATCH))
          .forEach(each -> put(array, each.getKey(), each.getValue()));
      api.post("runs/log-batch", batch);
    }
  }

  /** Whether the trial has begun anew since. */
  boolean isOf(TrialHistory trial) {
    return attempt == trial.attempt();
  }

  /** Takes the run away: its attempt counts no more. MLflow keeps it among the deleted. */
  void delete() throws IOException {
    api.post("runs/delete", batch());
  }

  /** Sends what has come since. */
  void sync(TrialHistory trial, SweepHistory history) throws IOException {
    Standing row = Leaderboard.standing(1, trial, history);
    if (said.isEmpty()) {
      parameters(row.parameters());
    }
    List<Measurement> all = trial.measurements();
    while (logged < all.size()) {
      ObjectNode batch = batch();
      ArrayNode metrics = batch.putArray("metrics");
      int next = logged;
      while (next < all.size()
          && (next == logged
              || metrics.size() + all.get(next).metrics().size() <= METRICS_A_BATCH)) {
        Measurement measured = all.get(next++);
        add(metrics, measured.metrics(), time(trial, measured), measured.epoch());
      }
      put(batch.putArray("tags"), LOGGED, Integer.toString(next));
      api.post("runs/log-batch", batch);
      logged = next;
    }
    state(trial, row);
  }

  private void state(TrialHistory trial, Standing row) throws IOException {
    ObjectNode batch = batch();
    ArrayNode tags = batch.putArray("tags");
    put(tags, STATE, Words.of(trial.state()));
    row.reason().ifPresent(reason -> put(tags, "sweepline.reason", reason));
    put(tags, "sweepline.starred", Boolean.toString(row.marks().starred().value()));
    put(tags, "sweepline.tags", String.join(",", row.marks().tags().value()));
    put(tags, "mlflow.note.content", row.marks().note().value());
    if (trial.state().terminal()) {
      ArrayNode metrics = batch.putArray("metrics");
      long at = trial.endedAt().orElse(trial.startedAt());
      trial
          .report()
          .ifPresent(report -> add(metrics, report.results(), at, Math.max(1, row.epochs())));
    }
    String now = Integer.toHexString(Json.write(batch).hashCode());
    if (now.equals(said)) {
      return;
    }
    ObjectNode update = batch().put("status", status(trial.state()));
    if (trial.state().terminal()) {
      update.put("end_time", trial.endedAt().orElse(trial.startedAt()));
    }
    api.post("runs/update", update);
    put(tags, SAID, now);
    api.post("runs/log-batch", batch);
    said = now;
  }

  static String status(TrialState state) {
    return switch (state) {
      case COMPLETED, STOPPED -> "FINISHED";
      case FAILED -> "FAILED";
      case CANCELLED -> "KILLED";
      case PENDING, PAUSED -> "SCHEDULED";
      case RUNNING -> "RUNNING";
    };
  }

  private ObjectNode batch() {
    return Json.MAPPER.createObjectNode().put("run_id", id);
  }

  private static void add(ArrayNode metrics, Map<String, Double> values, long at, int step) {
    values.forEach(
        (name, value) -> {
          ObjectNode metric = metrics.addObject().put("key", MlflowNames.key(name));
          Json.number(metric, "value", value);
          metric.put("timestamp", at).put("step", step);
        });
  }

  /** One that trains counts seconds; otherwise the log's history keeps no time but the start. */
  private static long time(TrialHistory trial, Measurement measured) {
    double seconds = measured.metric(MetricNames.SECONDS);
    return trial.startedAt() + (Double.isFinite(seconds) ? Math.round(seconds * 1000) : 0);
  }

  static void put(ArrayNode entries, String key, String value) {
    entries.addObject().put("key", key).put("value", MlflowNames.tag(value));
  }
}
