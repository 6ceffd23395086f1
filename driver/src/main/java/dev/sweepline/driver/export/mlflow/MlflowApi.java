package dev.sweepline.driver.export.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweepline.sweep.Tracker;
import dev.sweepline.sweep.Tracker.Tool;
import dev.sweepline.sweep.log.Json;
import dev.sweepline.sweep.text.UserException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * The REST API 2.0 of a tracking server. Thread-safe.
 *
 * @param server without a slash at its end
 * @param authorization the header, where the server asks for one
 */
record MlflowApi(URI server, Optional<String> authorization, HttpClient client) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Bytes a second. */
  private static final int SLOWEST = 1 << 20;

  /** A server that refuses, with its status. */
  static final class Refusal extends IOException {
    private static final long serialVersionUID = 1;
    private final int status;

    Refusal(int status, String message) {
      super(message);
      this.status = status;
    }

    boolean isMissing() {
      return status == 404;
    }

    /** Whether to ask again is of no use. */
    boolean isForGood() {
      return status / 100 == 4
          || status == 501
          || String.valueOf(getMessage()).contains("--serve-artifacts");
    }
  }

  /**
   * The API of a server at an address.
   *
   * @param environment may have MLFLOW_TRACKING_TOKEN, or MLFLOW_TRACKING_USERNAME and _PASSWORD
   * @throws UserException where the address is none
   */
  static MlflowApi of(String address, Map<String, String> environment) {
    Tracker.mistake(Tool.MLFLOW, address)
        .ifPresent(
            wrong -> {
              throw new UserException(wrong);
            });
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    URI server = URI.create(address.replaceAll("/+$", ""));
    return new MlflowApi(server, authorization(environment), client);
  }

  private static Optional<String> authorization(Map<String, String> environment) {
    String token = environment.getOrDefault("MLFLOW_TRACKING_TOKEN", "");
    String user = environment.getOrDefault("MLFLOW_TRACKING_USERNAME", "");
    if (!token.isEmpty()) {
      return Optional.of("Bearer " + token);
    }
    String login = user + ":" + environment.getOrDefault("MLFLOW_TRACKING_PASSWORD", "");
    return user.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
  }

  JsonNode post(String path, ObjectNode body) throws IOException {
    return send(
        request("/api/2.0/mlflow/" + path)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofString(Json.write(body))));
  }

  JsonNode get(String path, String key, String value) throws IOException {
    String query = key + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    return send(request("/api/2.0/mlflow/" + path + "?" + query).GET());
  }

  /**
   * Keeps an artefact.
   *
   * @param path below the root of all artefacts, with a slash before it
   */
  void put(String path, byte[] content) throws IOException {
    JsonNode unused =
        send(
            request("/api/2.0/mlflow-artifacts/artifacts" + path)
                .timeout(PATIENCE.plusSeconds(content.length / SLOWEST))
                .PUT(BodyPublishers.ofByteArray(content)));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path));
    authorization.ifPresent(value -> request.header("Authorization", value));
    return request.timeout(PATIENCE);
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new Refusal(answer.statusCode(), reason(answer));
      }
      return Json.MAPPER.readTree(answer.body());
    } catch (HttpTimeoutException | ConnectException e) {
      throw new IOException(server + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private String reason(HttpResponse<String> answer) {
    String said = "";
    try {
      said = Json.MAPPER.readTree(answer.body()).path("message").asText();
    } catch (IOException e) {
      said = answer.body().lines().findFirst().orElse("");
    }
    return "%s answers %d: %s"
        .formatted(server, answer.statusCode(), said.lines().findFirst().orElse(""));
  }
}
