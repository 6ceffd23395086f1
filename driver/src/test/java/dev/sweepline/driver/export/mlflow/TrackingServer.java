package dev.sweepline.driver.export.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sweepline.sweep.log.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mlflow.api.proto.Service;
import org.mlflow_project.google.protobuf.Message;
import org.mlflow_project.google.protobuf.util.JsonFormat;

/**
 * The part of a tracking server that sweeps are told to, over HTTP. Requests are read with the
 * types of MLflow's own client, which know no other fields, and its limits are kept.
 */
final class TrackingServer implements AutoCloseable {
  private static final int MOST_IN_A_BATCH = 1000;
  private static final String ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts/";

  /** A run as the server keeps it. */
  record Run(
      Service.CreateRun created,
      Map<String, String> tags,
      Map<String, String> parameters,
      List<Service.Metric> metrics,
      List<String> statuses) {}

  final Map<String, Run> runs = new LinkedHashMap<>();
  final List<String> asked = new ArrayList<>();

  /** Artefacts by their paths below the root, and what models were said to be among them. */
  final Map<String, byte[]> artifacts = new LinkedHashMap<>();

  final List<JsonNode> models = new ArrayList<>();
  String artifactUri = "mlflow-artifacts:/7/%s/artifacts";
  boolean servesArtifacts = true;
  int leftUntilAway = Integer.MAX_VALUE;

  static {
    // Or each answer waits 40 ms for the acknowledgement of its head.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;

  TrackingServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/2.0/mlflow/", this::answer);
    server.createContext(ARTIFACTS, this::keep);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring("/api/2.0/mlflow/".length());
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    asked.add(path);
    int status = 200;
    String answer;
    if (leftUntilAway-- <= 0) {
      status = 503;
      answer = "away";
    } else {
      try {
        answer = answer(path, body);
      } catch (Refused e) {
        status = e.status;
        answer = "{\"error_code\":\"X\",\"message\":\"" + e.getMessage() + "\"}";
      }
    }
    byte[] bytes = answer.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private synchronized void keep(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(ARTIFACTS.length());
    byte[] content = exchange.getRequestBody().readAllBytes();
    asked.add(path);
    boolean away = leftUntilAway-- <= 0;
    if (!away && servesArtifacts && exchange.getRequestMethod().equals("PUT")) {
      artifacts.put(path, content);
    }
    byte[] answer =
        (away ? "away" : servesArtifacts ? "{}" : "disabled: no --serve-artifacts").getBytes(UTF_8);
    exchange.sendResponseHeaders(away || !servesArtifacts ? 503 : 200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private static final class Refused extends IOException {
    private static final long serialVersionUID = 1;
    private final int status;

    Refused(int status, String message) {
      super(message);
      this.status = status;
    }
  }

  private String answer(String path, String body) throws IOException {
    return switch (path) {
      case "experiments/get-by-name" -> {
        if (!asked.contains("experiments/create")) {
          throw new Refused(404, "no experiment");
        }
        yield "{\"experiment\":{\"experiment_id\":\"7\"}}";
      }
      case "experiments/create" -> {
        read(body, Service.CreateExperiment.newBuilder());
        yield "{\"experiment_id\":\"7\"}";
      }
      case "runs/create" -> create((Service.CreateRun) read(body, Service.CreateRun.newBuilder()));
      case "runs/search" ->
          search((Service.SearchRuns) read(body, Service.SearchRuns.newBuilder()));
      case "runs/log-batch" -> batch((Service.LogBatch) read(body, Service.LogBatch.newBuilder()));
      case "runs/update" -> {
        Service.UpdateRun update = (Service.UpdateRun) read(body, Service.UpdateRun.newBuilder());
        run(update.getRunId()).statuses().add(update.getStatus().name());
        yield "{}";
      }
      case "runs/log-model" -> {
        Service.LogModel model = (Service.LogModel) read(body, Service.LogModel.newBuilder());
        JsonNode json = Json.MAPPER.readTree(model.getModelJson());
        for (String field : List.of("artifact_path", "flavors", "utc_time_created", "run_id")) {
          if (!json.has(field)) {
            throw new Refused(400, "missing " + field);
          }
        }
        models.add(json);
        yield "{}";
      }
      case "runs/delete" -> {
        runs.remove(((Service.DeleteRun) read(body, Service.DeleteRun.newBuilder())).getRunId());
        yield "{}";
      }
      default -> throw new Refused(404, "no such request");
    };
  }

  private static Message read(String body, Message.Builder into) throws Refused {
    try {
      JsonFormat.parser().merge(body, into);
      return into.build();
    } catch (IOException e) {
      throw new Refused(400, e.getMessage().replace('"', '\''));
    }
  }

  private String create(Service.CreateRun created) {
    String id = "r" + runs.size() + "-" + asked.size();
    Map<String, String> tags = new TreeMap<>();
    created.getTagsList().forEach(tag -> tags.put(tag.getKey(), tag.getValue()));
    runs.put(id, new Run(created, tags, new TreeMap<>(), new ArrayList<>(), new ArrayList<>()));
    return "{\"run\":{\"info\":{\"run_id\":\"%s\",\"artifact_uri\":\"%s\"}}}"
        .formatted(id, artifactUri.formatted(id));
  }

  private String search(Service.SearchRuns search) throws IOException {
    Service.SearchRuns.Response.Builder found = Service.SearchRuns.Response.newBuilder();
    for (Map.Entry<String, Run> each : runs.entrySet()) {
      String wanted = "tags.`sweepline.sweep` = '%s'";
      if (search
          .getFilter()
          .equals(wanted.formatted(each.getValue().tags().get("sweepline.sweep")))) {
        Service.RunData.Builder data = Service.RunData.newBuilder();
        each.getValue()
            .tags()
            .forEach((k, v) -> data.addTags(Service.RunTag.newBuilder().setKey(k).setValue(v)));
        found.addRuns(
            Service.Run.newBuilder()
                .setInfo(
                    Service.RunInfo.newBuilder()
                        .setRunId(each.getKey())
                        .setArtifactUri(artifactUri.formatted(each.getKey())))
                .setData(data));
      }
    }
    return JsonFormat.printer().preservingProtoFieldNames().print(found);
  }

  private String batch(Service.LogBatch batch) throws Refused {
    Run run = run(batch.getRunId());
    if (batch.getMetricsCount() + batch.getParamsCount() + batch.getTagsCount() > MOST_IN_A_BATCH
        || batch.getParamsCount() > 100
        || batch.getTagsCount() > 100) {
      throw new Refused(400, "too much in a batch");
    }
    for (Service.Param param : batch.getParamsList()) {
      String known = run.parameters().putIfAbsent(param.getKey(), param.getValue());
      if (known != null && !known.equals(param.getValue())) {
        throw new Refused(400, "parameters never change");
      }
    }
    batch.getTagsList().forEach(tag -> run.tags().put(tag.getKey(), tag.getValue()));
    run.metrics().addAll(batch.getMetricsList());
    return "{}";
  }

  private Run run(String id) throws Refused {
    if (!runs.containsKey(id)) {
      throw new Refused(404, "no run " + id);
    }
    return runs.get(id);
  }

  /** The run of a trial; exactly one. */
  synchronized Run trial(String trial) {
    List<Run> all =
        runs.values().stream()
            .filter(run -> trial.equals(run.tags().get("sweepline.trial")))
            .toList();
    if (all.size() != 1) {
      throw new AssertionError(all.size() + " runs of trial " + trial);
    }
    return all.get(0);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
